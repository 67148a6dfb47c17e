import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { describeDataset } from "../../src/catalog/describe.js";
import { localStore } from "../../src/storage/local.js";
import { countingStore } from "../support/counting-store.js";
import { describer, ROWS } from "./describer.js";
import { failure, parquet, temporaryFolder } from "./support.js";

const root = temporaryFolder();
const described = describer(root);

describe("describeDataset", () => {
  it("gives columns, range, unit and pinned parts", async () => {
    const { info, parts, disjoint } = await described([ROWS]);
    expect(info).toMatchObject({
      name: "d",
      users: "id",
      time: "ts",
      timeUnit: "ms",
      order: [],
      timeRange: { min: 1430622004000n, max: 1430622004384n },
      rowCount: 2,
      layout: { grouped: false, sorted: false },
      unsupported: [],
    });
    expect(info.columns.map(({ name, type }) => [name, type.kind])).toEqual([
      ["id", "int"],
      ["ts", "int"],
      ["event", "string"],
    ]);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ index: 0, rowCount: 2 });
    expect(disjoint).toBe("checked");
  });

  it("reads nothing but footers where they say enough", async () => {
    const path = await parquet(
      join(root, "wide.parquet"),
      "SELECT range AS id, range AS ts FROM range(300000)",
    );
    const store = countingStore(localStore());
    await describeDataset(store, { name: "d", paths: path, users: "id", time: "ts" });
    const { size } = statSync(path);
    expect(store.reads.length).toBeGreaterThan(0);
    for (const { end } of store.reads) expect(end).toBe(size);
    expect(store.bytes).toBeLessThan(size / 2);
  });

  it("adds up parts, whose columns may be in any order, and leaves users unchecked", async () => {
    const other = "SELECT 'b' AS event, 7::BIGINT AS ts, 3 AS id";
    const { info, parts, disjoint } = await described([ROWS, other]);
    expect(info.columns.map((column) => column.name)).toEqual(["id", "ts", "event"]);
    expect([info.rowCount, info.timeRange?.min, info.timeUnit]).toEqual([3, 7n, null]);
    expect(parts.map((part) => part.index)).toEqual([0, 1]);
    expect(disjoint).toBe("unchecked");
  });

  it("takes the unit that is given, and that of timestamps", async () => {
    expect((await described([ROWS], { unit: "us" })).info.timeUnit).toBe("us");
    const stamps = "SELECT 1 AS id, TIMESTAMP_MS '2020-01-01' AS ts";
    expect((await described([stamps])).info.timeUnit).toBe("ms");
    const error = await failure(() => described([stamps], { unit: "s" }));
    expect(error.message).toBe(
      'expected the time column "ts" to be in s, found a column of type timestamp[ms]',
    );
  });

  it("knows the range of float times by reading them", async () => {
    const { info } = await described(["SELECT 'u' AS id, unnest([1.5e9, 1.6e9, 1.4e9]) AS ts"]);
    expect(info).toMatchObject({ timeRange: { min: 1.4e9, max: 1.6e9 }, timeUnit: "s" });
  });

  it("accepts parts without rows", async () => {
    const none = `${ROWS} WHERE false`;
    expect((await described([none])).info).toMatchObject({ timeRange: null, timeUnit: null, rowCount: 0 });
    expect((await described([none, ROWS])).info).toMatchObject({ rowCount: 2, timeUnit: "ms" });
  });

  it("names unsupported columns apart", async () => {
    const { info } = await described([`SELECT *, {'a': 1} AS s FROM (${ROWS})`]);
    expect(info.unsupported.map((column) => column.name)).toEqual(["s"]);
    expect(info.columns.map((column) => column.name)).toEqual(["id", "ts", "event"]);
  });

  it("reads where a footer has no statistics", async () => {
    const path = join(root, "silent.parquet");
    const write = (ids: (number | null)[]): void => {
      const columnData: ColumnSource[] = [
        { name: "id", data: ids, type: "INT32", nullable: true },
        { name: "ts", data: [5n, 3n, 9n], type: "INT64", nullable: true },
      ];
      writeFileSync(path, Buffer.from(parquetWriteBuffer({ columnData, statistics: false })));
    };
    const options = { name: "d", paths: path, users: "id", time: "ts" };
    write([1, 2, 2]);
    expect((await describeDataset(localStore(), options)).info.timeRange).toEqual({ min: 3n, max: 9n });
    write([1, null, null]);
    const error = await failure(() => describeDataset(localStore(), options));
    expect(error.message).toBe(
      `expected a value in every row of the users column "id", found 2 nulls in "${path}"`,
    );
  });
});
