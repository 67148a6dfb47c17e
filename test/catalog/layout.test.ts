import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Int32, Int64, Table, Utf8, vectorFromArray } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { describeDataset } from "../../src/catalog/describe.js";
import { describeParts } from "../../src/catalog/described.js";
import { type PreparedLayout, writeParquet } from "../../src/runtime/parquet/index.js";
import { localStore } from "../../src/storage/local.js";
import { failure, temporaryFolder } from "./support.js";

const folder = temporaryFolder();
const SORTED = { users: "id", time: "ts", order: ["seq"], grouped: true, sorted: true };

/** Writes files with these layouts and gives a glob of them. */
function files(
  name: string,
  layouts: readonly (PreparedLayout | null)[],
  dictionaries = [true, true],
): string {
  for (const [i, layout] of layouts.entries()) {
    const table = new Table({
      id: vectorFromArray([1, 2], new Int32()),
      ts: vectorFromArray([1n, 2n], new Int64()),
      seq: vectorFromArray([1, 2], new Int32()),
      // Left to itself, Arrow makes a dictionary of strings.
      event: dictionaries[i] ? vectorFromArray(["a", "b"]) : vectorFromArray(["a", "b"], new Utf8()),
    });
    writeFileSync(
      join(folder, `${name}-${i}.parquet`),
      writeParquet(table, layout === null ? {} : { layout }),
    );
  }
  return join(folder, `${name}-*.parquet`);
}

const store = localStore();
const keys = { name: "d", users: "id", time: "ts" };

describe("layout of a dataset", () => {
  it("is sorted when all parts say so for the same columns", async () => {
    const paths = files("sorted", [SORTED, SORTED]);
    const layoutOf = async (order: readonly string[], users = "id", time = "ts") =>
      (await describeDataset(store, { name: "d", paths, users, time, order })).info.layout;
    expect(await layoutOf(["seq"])).toEqual({ grouped: true, sorted: true });
    expect(await layoutOf([])).toEqual({ grouped: true, sorted: true });
    expect(await layoutOf(["event"])).toEqual({ grouped: true, sorted: false });
    expect(await layoutOf(["seq", "event"])).toEqual({ grouped: true, sorted: false });
    expect(await layoutOf([], "seq")).toEqual({ grouped: false, sorted: false });
    expect(await layoutOf([], "id", "seq")).toEqual({ grouped: true, sorted: false });
  });

  it("is what the weakest part says", async () => {
    const grouped = { ...SORTED, sorted: false };
    const paths = files("weak", [SORTED, grouped]);
    expect((await describeDataset(store, { ...keys, paths })).info.layout).toEqual({
      grouped: true,
      sorted: false,
    });
    const silent = files("silent", [SORTED, null]);
    expect((await describeDataset(store, { ...keys, paths: silent })).info.layout.grouped).toBe(false);
  });

  it("gives the key columns when none are named", async () => {
    const paths = files("own", [SORTED]);
    const { info } = await describeDataset(store, { name: "d", paths });
    expect([info.users, info.time, info.order]).toEqual(["id", "ts", ["seq"]]);
    const given = await describeDataset(store, { name: "d", paths, users: "seq" });
    expect([given.info.users, given.info.time, given.info.order]).toEqual(["seq", "ts", []]);
    const foreign = files("foreign", [null]);
    expect((await failure(() => describeDataset(store, { name: "d", paths: foreign }))).code).toBe(
      "columns-not-named",
    );
  });
});

describe("source categoricals", () => {
  it("are the string columns that every part holds as dictionaries", async () => {
    const both = await describeParts(store, { ...keys, paths: files("both", [null, null]) });
    expect(both.sourceCategoricals).toEqual(["event"]);
    const one = await describeParts(store, { ...keys, paths: files("one", [null, null], [true, false]) });
    expect(one.sourceCategoricals).toEqual([]);
  });
});
