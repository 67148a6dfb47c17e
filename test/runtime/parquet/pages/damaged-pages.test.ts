import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../../../src/errors/index.js";
import type { Column } from "../../../../src/runtime/column.js";
import { duckdb, temporaryDirectory, valuesOf } from "../../../support/parquet-files.js";
import { readersOf } from "./both-readers.js";

const directory = temporaryDirectory();
const SELECT = `select i * 1000000007 as big, i // 9 as few, 'u' || (i % 40) as name, 'v' || i as text,
  case when i % 3 = 0 then null else i / 3 end as ratio, i % 7 < 3 as flag, (-i)::int as small from range(400) t(i)`;

async function sample(options: string): Promise<Buffer> {
  const path = join(directory, "a.parquet");
  await duckdb(`copy (${SELECT}) to '${path}' (format parquet, row_group_size 200, ${options})`);
  return readFileSync(path);
}

/** What a reader gave: its rows as text, or the code of its error. */
async function outcome(read: () => Column | null | Promise<Column | null>): Promise<string> {
  try {
    const column = await read();
    return column === null ? "not covered" : valuesOf(column).join();
  } catch (error) {
    return error instanceof FrocketError ? `error ${error.code}` : `escaped: ${error}`;
  }
}

/** Whether the page reader's outcome is an error, the undamaged rows, left to the other reader, or what that one gives. */
async function isSound(
  bytes: Uint8Array,
  undamaged: ReadonlyMap<string, string>,
  seen: Map<string, number>,
): Promise<boolean> {
  let sound = true;
  for (const { name, byPages, byWasm } of await readersOf(bytes)) {
    const found = await outcome(byPages);
    const isKnown = /^(error (file-damaged|text-not-utf8)|not covered)$/.test(found);
    const label = isKnown ? found : "read";
    seen.set(label, (seen.get(label) ?? 0) + 1);
    if (isKnown || found === undamaged.get(name)) continue;
    if (found !== (await outcome(byWasm))) sound = false;
  }
  return sound;
}

const FORMATS = [
  "compression uncompressed, parquet_version v1",
  "compression uncompressed, parquet_version v2",
  "compression snappy, parquet_version v1",
  "compression zstd, parquet_version v2",
  "compression lz4_raw, parquet_version v1",
  "compression gzip, parquet_version v2",
];

describe("a flipped bit in a page", () => {
  it.each(FORMATS)("is an error, or gives what parquet-wasm gives: %s", async (format) => {
    const good = await sample(format);
    const end = good.length - good.readUInt32LE(good.length - 8) - 8;
    const undamaged = new Map<string, string>();
    for (const { name, byPages } of await readersOf(good)) undamaged.set(name, await outcome(byPages));
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    for (let at = 4; at < end; at += Math.ceil(end / 350)) {
      const bytes = Uint8Array.from(good);
      const bit = (at * 5) % 8;
      bytes[at]! ^= 1 << bit;
      if (!(await isSound(bytes, undamaged, seen))) wrong.push(`bit ${bit} of byte ${at}`);
    }
    expect(wrong).toEqual([]);
    expect(seen.get("read")).toBeGreaterThan(100);
    expect(seen.get("error file-damaged")).toBeGreaterThan(10);
  });
});

it("a page that is overwritten says which column and row group it belongs to", async () => {
  const bytes = Uint8Array.from(await sample("compression snappy, parquet_version v1")).fill(0xff, 4, 60);
  const [first] = await readersOf(bytes);
  await expect(first?.byPages()).rejects.toThrow(
    /^Parquet file "a.parquet" is damaged: column "big" in row group 0: /,
  );
});
