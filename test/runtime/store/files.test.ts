import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Dataset } from "../../../src/planner/catalog.js";
import { takeInventory } from "../../../src/runtime/store/inventory.js";
import { writeParts } from "../../support/run-over-rows.js";
import { eventRows } from "./event-rows.js";
import { fill, query, setting } from "./event-setting.js";
import { answerWith, columnStore, sources, storeFolder } from "./stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);

test("the first query decodes, later ones read no byte of Parquet", async () => {
  const all = await setting(folder, "bytes");
  const { store, dataset, directory } = all;
  const columns = columnStore(directory);
  const cold = await answerWith(columns, query, dataset, store);
  expect(sources(cold.stats)).toEqual(["parquet", "parquet"]);
  expect(store.bytes).toBe(cold.stats.parts.reduce((sum, part) => sum + part.bytesRead, 0));
  expect(store.bytes).toBeGreaterThan(0);
  await columns.flush();
  store.reset();
  for (const [source, other] of [
    ["memory", columns],
    ["disk", columnStore(directory)],
    ["disk", columnStore(directory, { memoryBytes: 0 })],
  ] as const) {
    const warm = await answerWith(other, query, dataset, store);
    expect(warm.result).toEqual(cold.result);
    expect(sources(warm.stats)).toEqual([source, source]);
    expect(warm.stats.parts.map((part) => part.bytesRead)).toEqual([0, 0]);
    expect(warm.stats.parts.map((part) => part.rowGroups)).toEqual(
      cold.stats.parts.map((part) => part.rowGroups),
    );
  }
  expect(store.reads).toEqual([]);
});

/** Ways in which a file of the store may come to harm. */
const harms: Readonly<Record<string, (path: string) => void>> = {
  "a flipped bit in the header": (path) => flip(path, 40),
  "a flipped bit in the arrays": (path) => flip(path, statSync(path).size - 80),
  "a flipped bit in the checksum": (path) => flip(path, statSync(path).size - 16),
  "a torn end": (path) => writeFileSync(path, readFileSync(path).subarray(0, -100)),
  "only a start": (path) => writeFileSync(path, readFileSync(path).subarray(0, 20)),
  "no bytes": (path) => writeFileSync(path, ""),
  "more bytes": (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(64)])),
  "other data": (path) => writeFileSync(path, "PAR1 and so on ".repeat(500)),
  "a header of nearly 4 GB": (path) => overwrite(path, 12, Buffer.from([0xff, 0xff, 0xff, 0xff])),
};

function flip(path: string, at: number): void {
  overwrite(path, at, Buffer.from([(readFileSync(path)[at] ?? 0) ^ 4]));
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

test.each(Object.keys(harms))("a damaged file is noticed, removed and written again: %s", async (harm) => {
  const all = await setting(folder, harm.replaceAll(" ", "-"));
  const right = await fill(all);
  const paths = readdirSync(all.directory).map((name) => join(all.directory, name));
  for (const path of paths) harms[harm]?.(path);
  const columns = columnStore(all.directory);
  const rebuilt = await answerWith(columns, query, all.dataset, all.store);
  expect(rebuilt.result).toEqual(right);
  expect(sources(rebuilt.stats)).toEqual(["parquet", "parquet"]);
  await columns.flush();
  const again = await answerWith(columnStore(all.directory), query, all.dataset, all.store);
  expect(again.result).toEqual(right);
  expect(sources(again.stats)).toEqual(["disk", "disk"]);
});

test("a block under another block's name is not taken for it", async () => {
  const all = await setting(folder, "swapped");
  const right = await fill(all);
  const { blocks } = await takeInventory(all.directory);
  const first = blocks.filter(
    ({ key, name }) => key.path.endsWith("0.parquet") && name.startsWith("column:"),
  );
  const contents = first.map(({ path }) => readFileSync(path));
  first.forEach(({ path }, at) => {
    writeFileSync(path, contents.at(at - 1) ?? "");
  });
  const found = await answerWith(columnStore(all.directory), query, all.dataset, all.store);
  expect(found.result).toEqual(right);
  expect(sources(found.stats)).toEqual(["parquet", "disk"]);
});

test("a changed file is never answered from old columns", async () => {
  const all = await setting(folder, "changed");
  const old = await fill(all);
  const dataset: Dataset = await writeParts(all.files, eventRows(2), { parts: 2, rowGroupSize: 100 });
  await expect(answerWith(columnStore(all.directory), query, all.dataset, all.store)).rejects.toThrow(
    /changed/,
  );
  const found = await answerWith(columnStore(all.directory), query, dataset, all.store);
  const right = await answerWith(null, query, dataset, all.store);
  expect(found.result).toEqual(right.result);
  expect(found.result).not.toEqual(old);
});
