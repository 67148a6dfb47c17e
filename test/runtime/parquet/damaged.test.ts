import { copyFileSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { inspectFile, openPart } from "../../../src/runtime/parquet/index.js";
import { localStore } from "../../../src/storage/local.js";
import type { Store } from "../../../src/storage/store.js";
import { duckdb, readFile, temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();
const SELECT = `select i as id, i * 1000000007 as big, 'u' || (i % 5) as name, i / 3 as ratio,
  case when i % 3 = 0 then null else [i, i + 1] end as items, i % 2 = 0 as flag from range(60) t(i)`;

async function sample(format: string): Promise<string> {
  const path = join(directory, `${format.replace(/\W/g, "-")}.parquet`);
  await duckdb(`copy (${SELECT}) to '${path}' (format parquet, ${format})`);
  return path;
}

/** A store of one file with these bytes. */
function storeOf(bytes: Uint8Array): Store {
  return {
    ...localStore(),
    identify: async () => ({ size: bytes.length, version: "1" }),
    read: async (_path, start, end) => bytes.slice(start, end),
  };
}

async function readAll(store: Store): Promise<void> {
  const info = await inspectFile(store, "damaged.parquet");
  const part = await openPart(store, info);
  await part.read(
    part.columnNames,
    info.rowGroups.map((_, index) => index),
  );
}

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "no error",
    (error: unknown) => (error instanceof FrocketError ? error.code : `escaped: ${error}`),
  );

describe("files that are not whole Parquet", () => {
  const bad = async (bytes: Uint8Array) => codeOf(readAll(storeOf(bytes)));

  it("tells what they are", async () => {
    const good = readFileSync(await sample("compression snappy"));
    expect(await bad(new Uint8Array())).toBe("file-not-parquet");
    expect(await bad(Buffer.from("PAR1PAR1"))).toBe("file-not-parquet");
    expect(await bad(Buffer.from("id,time,event\n1,2,view\n"))).toBe("file-not-parquet");
    expect(await bad(good.subarray(0, good.length - 1))).toBe("file-truncated");
    expect(await bad(good.subarray(0, 700))).toBe("file-truncated");
    expect(await bad(good.subarray(1))).toBe("file-damaged");
    expect(await bad(Buffer.concat([good.subarray(0, -4), Buffer.from("PARE")]))).toBe("file-encrypted");
  });

  it("says where and why, on one line", async () => {
    const path = await sample("compression snappy");
    const good = readFileSync(path);
    const message = (bytes: Uint8Array) => readAll(storeOf(bytes)).catch((error: Error) => error.message);
    expect(await message(new Uint8Array())).toBe(
      'expected a Parquet file, found an empty file in "damaged.parquet"',
    );
    const broken = Uint8Array.from(good);
    broken.fill(0xff, 4, 40);
    expect(await message(broken)).toMatch(
      /^Parquet file "damaged.parquet" is damaged: column "id" in row group 0: /,
    );
  });

  it("does not spend time on a footer of one endless number", async () => {
    const bytes = Buffer.alloc(3_000_000, 0xff);
    bytes.write("PAR1", 0);
    bytes.writeUInt32LE(2_999_000, bytes.length - 8);
    bytes.write("PAR1", bytes.length - 4);
    const start = performance.now();
    expect(await bad(bytes)).toBe("file-damaged");
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("flipped bytes", () => {
  const formats = [
    "snappy, parquet_version v1",
    "uncompressed, parquet_version v2",
    "zstd, parquet_version v2",
  ];

  it.each(formats)("give an error of the file or pass unseen, never anything else: %s", async (format) => {
    const good = readFileSync(await sample(`compression ${format}`));
    const outcomes = new Map<string, number>();
    for (let i = 0; i < good.length; i += 2) {
      const bytes = Uint8Array.from(good);
      bytes[i]! ^= i % 4 === 0 ? 0xff : 1 << ((i >> 1) % 8);
      const code = await codeOf(readAll(storeOf(bytes)));
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
    const known =
      /^(no error|file-(damaged|truncated|encrypted)|codec-unsupported|text-not-utf8|part-too-large)$/;
    expect([...outcomes.keys()].filter((code) => !known.test(code))).toEqual([]);
    expect(outcomes.get("file-damaged")).toBeGreaterThan(100);
    await readAll(storeOf(good));
  });

  it("cut off anywhere is an error", async () => {
    const good = readFileSync(await sample("compression snappy"));
    for (let length = 0; length < good.length; length += 7)
      expect(await codeOf(readAll(storeOf(good.subarray(0, length)))), `${length}`).toMatch(/^file-/);
  });
});

describe("a file that changes", () => {
  it("between opening and reading is noticed, even at the same size", async () => {
    const path = join(directory, "changing.parquet");
    copyFileSync(await sample("compression snappy"), path);
    const store = localStore();
    const part = await openPart(store, await inspectFile(store, path));
    await part.read(["id"], [0]);
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    expect(await codeOf(part.read(["id"], [0]))).toBe("file-changed");
    const info = await inspectFile(store, path);
    writeFileSync(path, readFileSync(path).subarray(0, 900));
    expect(await codeOf(openPart(store, info))).toBe("file-changed");
  });

  it("is refused with other columns than asked for", async () => {
    const path = await sample("compression snappy");
    const store = localStore();
    const part = await openPart(store, await inspectFile(store, path));
    expect(await codeOf(part.read(["id", "price"], [0]))).toBe("file-lacks-column");
    expect((await readFile(path)).size).toBe(6);
  });
});
