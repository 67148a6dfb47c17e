import { mkdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { requireDisjointUsers } from "../../src/catalog/disjoint-users.js";
import { fileCatalog } from "../../src/catalog/file-catalog.js";
import { inspectParts } from "../../src/catalog/inspect-parts.js";
import { openDataset } from "../../src/catalog/open.js";
import { type RegisterOptions, registerDataset } from "../../src/catalog/register.js";
import type { ValidationMode } from "../../src/catalog/sample.js";
import { localStore } from "../../src/storage/local.js";
import { failure, parquet, temporaryFolder } from "./support.js";

const root = temporaryFolder();
const store = localStore();
const catalog = fileCatalog(join(root, "home"));
let folders = 0;

/** A folder with a file for each query. */
async function folderOf(queries: readonly string[]): Promise<string> {
  const folder = join(root, `data [${folders++}]`);
  mkdirSync(folder);
  for (const [i, query] of queries.entries()) await parquet(join(folder, `part-0000${i}.parquet`), query);
  return folder;
}

const register = (path: string, options: Partial<RegisterOptions> = {}) =>
  registerDataset(store, catalog, { name: "d", path, users: "id", time: "ts", ...options });
const users = (from: number, to: number) =>
  `SELECT range AS id, 1430622004::BIGINT AS ts FROM range(${from}, ${to})`;

describe("registerDataset", () => {
  it("keeps what it found", async () => {
    const path = await folderOf([users(0, 5), users(5, 9)]);
    const registration = await register(path, { order: ["id"], unit: "ms", revision: "v1" });
    expect(await catalog.get("d")).toEqual(registration);
    expect(registration).toMatchObject({
      path,
      pattern: null,
      revision: "v1",
      timeUnitOrigin: "given",
      validation: { mode: "sample", checkedParts: [0, 1], disjoint: "checked" },
      statistics: { rowCount: 9, users: { count: 9, exact: true } },
    });
    expect(Date.parse(registration.registeredAt)).toBeLessThanOrEqual(Date.now());
    expect(registration.info).toMatchObject({ order: ["id"], timeUnit: "ms", rowCount: 9 });
    const dataset = await openDataset(catalog, store, "d");
    expect(dataset).toEqual({ info: registration.info, parts: registration.parts, disjoint: "checked" });
  });

  it("finds files by pattern, glob, number field, or as a single file", async () => {
    const path = await folderOf([users(0, 5), users(5, 9)]);
    await parquet(join(path, "other.pq"), users(9, 10));
    const rows = async (at: string, pattern?: string) => (await register(at, { pattern })).info.rowCount;
    expect(await rows(path)).toBe(9);
    expect(await rows(path, "*.pq")).toBe(1);
    expect(await rows(path, "part-{:05}.parquet")).toBe(9);
    expect(await rows(join(path, "other.pq"))).toBe(1);
    expect(await rows(join(root, "data ?[0-9]*", "*.pq"))).toBeGreaterThanOrEqual(1);
    expect((await failure(() => rows(path, "*.csv"))).code).toBe("no-parts");
    expect((await failure(() => rows(join(root, "none")))).code).toBe("file-missing");
  });

  const six = [users(0, 2), users(2, 4), users(4, 6), users(6, 8), users(8, 9), users(9, 10)];
  const modes: readonly (readonly [ValidationMode, boolean, readonly number[], string])[] = [
    ["single", false, [0], "unchecked"],
    ["first_last", false, [0, 5], "sampled"],
    ["sample", false, [0, 3, 5], "sampled"],
    ["all", false, [0, 1, 2, 3, 4, 5], "checked"],
    ["all", true, [0, 1, 2, 3, 4, 5], "unchecked"],
  ];
  it.each(modes)("checks %s (ids left out: %s)", async (validation, skipUniques, checkedParts, disjoint) => {
    const path = await folderOf(six);
    const sample = { ratio: 0.5, max: 10 };
    const registration = await register(path, { validation, skipUniques, sample, random: () => 0.6 });
    expect(registration.validation).toEqual({ mode: validation, checkedParts, disjoint });
    expect((await openDataset(catalog, store, "d")).disjoint).toBe(disjoint);
    const ids = checkedParts.reduce((sum, part) => sum + (part < 4 ? 2 : 1), 0);
    expect(registration.statistics).toMatchObject({ rowCount: ids, users: { count: ids, exact: true } });
  });

  it("finds a user in two of the parts that it reads, and leaves the earlier registration", async () => {
    const earlier = await register(await folderOf([users(0, 1)]));
    const path = await folderOf([users(0, 2), users(2, 4), users(3, 6)]);
    const error = await failure(() => register(path, { validation: "all" }));
    expect(error.code).toBe("user-in-two-parts");
    expect(error.message).toBe(
      `expected all rows of a user in one file, found user 3 of column "id" in "${path}/part-00001.parquet" and in "${path}/part-00002.parquet"`,
    );
    expect(await catalog.get("d")).toEqual(earlier);
    expect((await register(path, { validation: "first_last" })).validation.disjoint).toBe("sampled");
    expect((await register(path, { validation: "all", skipUniques: true })).validation.disjoint).toBe(
      "unchecked",
    );
  });

  it("compares string and large int ids by value, however a part holds them", async () => {
    const text = await folderOf([
      "SELECT 'ü\"' AS id, 1 AS ts",
      "SELECT unnest(['x', 'ü\"']) AS id, 1 AS ts",
    ]);
    expect((await failure(() => register(text))).message).toContain('found user "ü\\"" of');
    const large = 9007199254740993n;
    const ints = (ids: string) => `SELECT unnest([${ids}])::BIGINT AS id, 1 AS ts`;
    const apart = await folderOf([ints(`1, ${large}`), ints(`2, ${large + 1n}`)]);
    expect((await register(apart)).statistics.users.count).toBe(4);
    const mixed = await folderOf([ints("1, 2"), ints(`1, ${large}`)]);
    expect((await failure(() => register(mixed))).message).toContain("found user 1 of");
    const shared = await folderOf([ints(`3, ${large}`), ints(`4, ${large}`)]);
    expect((await failure(() => register(shared))).message).toContain(`found user ${large} of`);
  });
});

describe("requireDisjointUsers", () => {
  it("gives the same answer when it takes the ids in slices", async () => {
    const texts = "SELECT 'user ' || range AS id, 1 AS ts FROM range";
    for (const [first, second, third] of [
      [`${texts}(0, 3000)`, `${texts}(3000, 5000)`, `${texts}(4999, 5001)`],
      [users(0, 3000), users(3000, 5000), users(4999, 5001)],
    ] as const) {
      const path = await folderOf([first, second, third]);
      const parts = await inspectParts(store, join(path.replace("[", "[[]"), "*.parquet"));
      for (const atOnce of [1e6, 700, 64]) {
        const count = await requireDisjointUsers(store, parts.slice(0, 2), "id", 5000, atOnce);
        expect(count).toBe(5000);
        const error = await failure(() => requireDisjointUsers(store, parts, "id", 5000, atOnce));
        expect(error.message).toMatch(/found user ("user 4999"|4999) of .*1\.parquet" and in .*2\.parquet"$/);
      }
    }
  });
});

describe("openDataset", () => {
  it("names near and other datasets when there is none of that name", async () => {
    const empty = fileCatalog(join(root, "empty"));
    const none = await failure(() => openDataset(empty, store, "retail"));
    expect([none.code, none.message]).toEqual(["unknown-dataset", 'no dataset "retail" is registered']);
    expect(none.hint).toBe("no datasets are registered yet: frocket register");
    const other = fileCatalog(join(root, "other"));
    const path = await folderOf([users(0, 1)]);
    for (const name of ["retail", "app"])
      await registerDataset(store, other, { name, path, users: "id", time: "ts" });
    const place = { kind: "text", file: "q.funnel", start: 5, end: 11 } as const;
    const near = await failure(() => openDataset(other, store, "retial", place));
    expect(near.hint).toBe('did you mean "retail"? registered are: "app", "retail"');
    expect(near.place).toEqual(place);
  });

  it("notices files that changed or went since registration", async () => {
    const path = await folderOf([users(0, 5), users(5, 9)]);
    const [, second] = (await register(path)).parts;
    utimesSync(second?.path ?? "", 1, 2);
    const changed = await failure(() => openDataset(catalog, store, "d"));
    expect([changed.code, changed.hint]).toEqual(["file-changed", 'register "d" again']);
    rmSync(second?.path ?? "");
    const missing = await failure(() => openDataset(catalog, store, "d"));
    expect([missing.code, missing.hint]).toEqual(["file-missing", 'register "d" again']);
    expect((await register(path)).info.rowCount).toBe(5);
    expect((await openDataset(catalog, store, "d")).parts).toHaveLength(1);
  });
});
