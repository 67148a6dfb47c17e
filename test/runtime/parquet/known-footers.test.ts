import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readFooter } from "../../../src/runtime/parquet/footer.js";
import { inspectFile, openPart } from "../../../src/runtime/parquet/index.js";
import { KnownFooters } from "../../../src/runtime/parquet/known-footers.js";
import { localStore } from "../../../src/storage/local.js";
import { countingStore } from "../../support/counting-store.js";
import { duckRows } from "../../support/duckdb.js";
import { temporaryDirectory } from "../../support/parquet-files.js";

const folder = temporaryDirectory();

async function write(name: string, query: string): Promise<string> {
  const path = join(folder, name);
  await duckRows(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  return path;
}

it("a footer is read once for a file that stays as it is", async () => {
  const path = await write("a.parquet", "SELECT range AS i FROM range(10)");
  const store = countingStore(localStore());
  const info = await inspectFile(store, path);
  const { length } = store.reads;
  expect(length).toBeGreaterThan(0);
  const part = await openPart(store, info);
  expect([store.reads.length, part.bytesRead]).toEqual([length, 0]);
  const columns = await part.read(["i"], [0]);
  expect([columns.get("i")?.length, store.reads.length > length]).toEqual([10, true]);
  // Another store may mean another file by the same path.
  const other = countingStore(localStore());
  await openPart(other, info);
  expect(other.reads).toHaveLength(length);
});

it("a file that is another one is noticed without a read, and read anew as what it is", async () => {
  const path = await write("b.parquet", "SELECT range AS i FROM range(10)");
  const store = countingStore(localStore());
  const info = await inspectFile(store, path);
  await write("b.parquet", "SELECT range AS j FROM range(20)");
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  await expect(openPart(store, info)).rejects.toMatchObject({ code: "file-changed" });
  const now = await inspectFile(store, path);
  expect([now.rowCount, now.columns.map(({ name }) => name)]).toEqual([20, ["j"]]);
});

it("footers beyond the budget are read again, those used last stay", async () => {
  const store = countingStore(localStore());
  const paths: string[] = [];
  for (const name of ["c", "d", "e"])
    paths.push(await write(`${name}.parquet`, "SELECT range AS i FROM range(10)"));
  const [c = "", d = "", e = ""] = paths;
  const { dataEnd, identity } = await readFooter(store, c, await store.identify(c));
  const footers = new KnownFooters(store, 2 * (identity.size - dataEnd));
  const isRead = async (path: string): Promise<boolean> => {
    const { length } = store.reads;
    await footers.get(path, await store.identify(path));
    return store.reads.length > length;
  };
  const seen: boolean[] = [];
  for (const path of [c, d, c, e, c, d, c, e]) seen.push(await isRead(path));
  expect(seen).toEqual([true, true, false, true, false, true, false, true]);
  const none = new KnownFooters(store, 0);
  expect((await none.get(c, await store.identify(c))).path).toBe(c);
});
