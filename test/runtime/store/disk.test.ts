import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import { takeInventory } from "../../../src/runtime/store/inventory.js";
import { fill, query, setting } from "./event-setting.js";
import { answerWith, columnStore, storeFolder } from "./stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);

test("the disk budget holds; what was not used gives way", async () => {
  const all = await setting(folder, "budget");
  await fill(all);
  const before = (await takeInventory(all.directory)).blocks;
  const total = before.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path } of before) utimesSync(path, 1_000_000, 1_000_000);
  const other = parseFunnel("where any(n > 2)", "test.funnel");
  const columns = columnStore(all.directory, { diskBytes: total + 2_000 });
  await answerWith(columns, other, all.dataset, all.store);
  await columns.flush();
  const after = (await takeInventory(all.directory)).blocks;
  expect(after.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(total + 2_000);
  expect(after.map(({ name }) => name)).toContain("column:n");
  expect(after.length).toBeLessThan(before.length + 2);
});

test("what an interrupted writer left behind is removed after an hour", async () => {
  const all = await setting(folder, "left");
  const right = await fill(all);
  for (const name of ["new", "old"]) writeFileSync(join(all.directory, `x-${name}.columns.1-1-1.tmp`), "x");
  utimesSync(join(all.directory, "x-old.columns.1-1-1.tmp"), 1_000_000, 1_000_000);
  const { others } = await takeInventory(all.directory);
  expect(others).toHaveLength(2);
  expect(readdirSync(all.directory).filter((name) => name.endsWith(".tmp"))).toEqual([
    "x-new.columns.1-1-1.tmp",
  ]);
  const found = await answerWith(columnStore(all.directory), query, all.dataset, all.store);
  expect(found.result).toEqual(right);
});

/** A disk of 64 kB; null where mounting is not allowed. */
function tinyDisk(path: string): (() => void) | null {
  mkdirSync(path);
  const mounted = spawnSync("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "frocket-test", path]);
  return mounted.status === 0 ? () => spawnSync("/usr/bin/umount", [path]) : null;
}

test("a full disk leaves the answer as it is, and no torn file", async ({ skip }) => {
  const all = await setting(folder, "full");
  const unmount = tinyDisk(all.directory);
  if (unmount === null) return skip("mounting a small disk is not allowed here");
  try {
    const right = (await answerWith(null, query, all.dataset, all.store)).result;
    writeFileSync(join(all.directory, "filler"), Buffer.alloc(60 * 1024));
    const columns = columnStore(all.directory);
    expect((await answerWith(columns, query, all.dataset, all.store)).result).toEqual(right);
    await columns.flush();
    expect(columns.takeWarnings()).toEqual([expect.stringContaining("no space left on device")]);
    expect((await takeInventory(all.directory)).others).toEqual([]);
    expect((await answerWith(columnStore(all.directory), query, all.dataset, all.store)).result).toEqual(
      right,
    );
  } finally {
    unmount();
  }
});

test("a folder that cannot be written leaves the answer as it is and warns once", async () => {
  const all = await setting(folder, "denied");
  const right = (await answerWith(null, query, all.dataset, all.store)).result;
  writeFileSync(all.directory, "a file where the folder should be");
  chmodSync(all.directory, 0o400);
  const columns = columnStore(all.directory);
  expect((await answerWith(columns, query, all.dataset, all.store)).result).toEqual(right);
  await columns.flush();
  expect(columns.takeWarnings()).toEqual([
    expect.stringMatching(/^decoded columns cannot be kept in .*denied: /),
  ]);
  expect((await answerWith(columns, query, all.dataset, all.store)).result).toEqual(right);
  await columns.flush();
  expect(columns.takeWarnings()).toEqual([]);
});
