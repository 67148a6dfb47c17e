import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { inspectFile, openPart } from "../../../src/runtime/parquet/index.js";
import type { FileColumn } from "../../../src/runtime/parquet/schema.js";
import { zoneOf } from "../../../src/runtime/parquet/zones.js";
import { localStore } from "../../../src/storage/local.js";
import { countingStore } from "../../support/counting-store.js";
import { duckdb, temporaryDirectory, valuesOf } from "../../support/parquet-files.js";

const directory = temporaryDirectory();

async function zonesOf(name: string, select: string) {
  const path = join(directory, `${name}.parquet`);
  await duckdb(`copy (${select}) to '${path}' (format parquet, row_group_size 2048)`);
  return (await inspectFile(localStore(), path)).rowGroups;
}

describe("zones", () => {
  it("bound every type in the language's own values", async () => {
    const groups = await zonesOf(
      "types",
      `select i as id, (9007199254740993 + i)::bigint as wide, (18446744073709551615 - i)::ubigint as top, i / 4 as ratio,
        'k' || lpad(i::varchar, 5, '0') as key, i >= 2048 as flag, date '1970-01-01' + i::integer as day,
        make_timestamp_ns(1600000000000000001 + i) as ns, case when i < 10 then null else i end as some,
        (i / 100)::decimal(9, 2) as price, [i] as list, null::varchar as empty from range(4096) t(i)`,
    );
    expect(groups.map(({ rowCount }) => rowCount)).toEqual([2048, 2048]);
    const zone = (column: string) => groups[1]?.zones.get(column);
    expect(zone("id")).toEqual({ min: 2048n, max: 4095n, nullCount: 0 });
    expect(zone("wide")).toEqual({ min: 9007199254743041n, max: 9007199254745088n, nullCount: 0 });
    expect(zone("top")).toEqual({ min: 18446744073709547520n, max: 18446744073709549567n, nullCount: 0 });
    expect(zone("ratio")).toEqual({ min: 512, max: 1023.75, nullCount: 0 });
    expect(zone("key")).toEqual({ min: "k02048", max: "k04095", nullCount: 0 });
    expect(zone("flag")).toEqual({ min: true, max: true, nullCount: 0 });
    expect(zone("day")).toEqual({ min: 2048n * 86400000n, max: 4095n * 86400000n, nullCount: 0 });
    expect(zone("ns")).toEqual({ min: 1600000000000002049n, max: 1600000000000004096n, nullCount: 0 });
    expect(groups[0]?.zones.get("some")).toEqual({ min: 10n, max: 2047n, nullCount: 10 });
    expect(zone("list")).toBeUndefined();
    expect(zone("empty")).toEqual({ min: null, max: null, nullCount: 2048 });
    const price = zone("price");
    expect(price?.min).toBeLessThanOrEqual(20.48);
    expect(price?.max).toBeGreaterThanOrEqual(40.95);
    expect(price?.max).toBeLessThan(40.951);
  });

  const column = (kind: "int" | "float" | "string", isUnsigned = false): FileColumn => ({
    name: "c",
    type: { kind },
    nullable: true,
    chunk: 0,
    elements: [{ name: "c" }],
    leaf: {
      physical: kind === "int" ? "INT64" : kind === "float" ? "DOUBLE" : "BYTE_ARRAY",
      byteLength: 0,
      meaning: kind === "int" ? { kind, isUnsigned } : { kind },
    },
  });
  const unknown = { min: null, max: null, nullCount: null };

  it("do not trust NaN, and cover both zeros", () => {
    expect(zoneOf(column("float"), 9, { min_value: Number.NaN, max_value: 5 })).toEqual({
      ...unknown,
      max: 5,
    });
    expect(zoneOf(column("float"), 9, { min_value: 0, max_value: -0 })).toEqual({
      ...unknown,
      min: -0,
      max: 0,
    });
  });

  it("use the deprecated bounds only where their order was right", () => {
    const old = { min: 1n, max: 9n };
    expect(zoneOf(column("int"), 9, old)).toEqual({ ...old, nullCount: null });
    expect(zoneOf(column("int", true), 9, old)).toEqual(unknown);
    const text = { min: Buffer.from("a"), max: Buffer.from("b") };
    expect(zoneOf(column("string"), 9, text)).toEqual(unknown);
  });

  it("drop bounds that are crossed, no text, or counts beyond the rows", () => {
    expect(zoneOf(column("int"), 9, { min_value: 5n, max_value: 4n, null_count: 10n })).toEqual(unknown);
    const cut = { min_value: Buffer.from("a"), max_value: Buffer.from([0x61, 0xff]) };
    expect(zoneOf(column("string"), 9, cut)).toEqual({ ...unknown, min: "a" });
    expect(zoneOf(column("int"), 9, undefined)).toBeNull();
  });
});

describe("reading", () => {
  it("touches the chunks of the columns and row groups asked for, and little else", async () => {
    const path = join(directory, "pruned.parquet");
    const columns = Array.from({ length: 8 }, (_, i) => `(hash(i * ${i + 1}) >> 1)::bigint as c${i}`).join(
      ", ",
    );
    await duckdb(
      `copy (select ${columns} from range(20480) t(i)) to '${path}' (format parquet, row_group_size 4096)`,
    );
    const store = countingStore(localStore());
    const part = await openPart(store, await inspectFile(localStore(), path));
    expect(store.reads).toHaveLength(1);
    store.reset();
    const before = part.bytesRead;

    const column = (await part.read(["c3"], [2])).get("c3");
    const chunk = part.rowGroups[2]?.bytes.get("c3") ?? 0;
    expect(chunk).toBeGreaterThan(4096 * 7);
    expect([store.reads.length, store.bytes]).toEqual([1, chunk]);
    expect(part.bytesRead - before).toBe(chunk);
    const expected = await duckdb(`select (hash(i * 4) >> 1)::bigint from range(8192, 12288) t(i)`);
    expect(column && valuesOf(column)).toEqual(expected.map(([value]) => value));

    store.reset();
    await part.read(["c0", "c1", "c7"], [1, 3]);
    expect(store.reads).toHaveLength(4);
  });

  it("gives empty columns for no row groups, and joins row groups in order", async () => {
    const path = join(directory, "small.parquet");
    const data = [...Array(10).keys()];
    writeFileSync(
      path,
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: "n", data, type: "INT32" },
            { name: "s", data: data.map((i) => `s${i % 3}`), type: "STRING" },
          ],
          rowGroupSize: 4,
        }),
      ),
    );
    const part = await openPart(localStore(), await inspectFile(localStore(), path));
    const none = await part.read(["n", "s"], []);
    expect([none.get("n")?.length, none.get("s")?.length]).toEqual([0, 0]);
    const two = await part.read(["s", "n"], [0, 2]);
    const values = (name: string) => {
      const found = two.get(name);
      return found && valuesOf(found);
    };
    expect(values("n")).toEqual([0n, 1n, 2n, 3n, 8n, 9n]);
    expect(values("s")).toEqual(["s0", "s1", "s2", "s0", "s2", "s0"]);
  });
});
