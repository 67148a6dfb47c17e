import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli } from "../support/cli.js";
import { makeRetail } from "../support/retail.js";

const home = mkdtempSync(join(tmpdir(), "frocket-cache-cli-"));
const env = { FROCKET_HOME: home, FROCKET_CACHE_MB: "50", FROCKET_MEMORY_MB: "0" };
const ask = (...args: readonly string[]) => cli(args, { env });

beforeAll(() => makeRetail(home), 60_000);
afterAll(() => rmSync(home, { recursive: true }));

const QUERY = ["-d", "retail", "-e", 'where any(event == "view")\naggregate { count by device }'];

/** Where the parts of a run came from, and its answer. */
async function run(...more: readonly string[]) {
  const { query, stats } = JSON.parse((await ask("run", ...QUERY, "--json", ...more)).out);
  return { query, cache: stats.worker.cache };
}

test("list, clear and warm show and change what queries find", async () => {
  expect((await ask("cache", "list")).out).toBe(`nothing is kept in ${join(home, "cache")}\n`);
  const plain = await run("--no-store");
  expect((await ask("cache", "list")).out).toMatch(/^nothing/);
  const cold = await run();
  const warm = await run();
  expect([plain.cache, cold.cache, warm.cache]).toEqual([
    { source: 2, diskCache: 0, memory: 0 },
    { source: 2, diskCache: 0, memory: 0 },
    { source: 0, diskCache: 2, memory: 0 },
  ]);
  expect([cold.query, warm.query]).toEqual([plain.query, plain.query]);

  const listed = JSON.parse((await ask("cache", "list", "--json")).out);
  expect(listed.parts).toHaveLength(2);
  expect(listed.parts[0].columns).toEqual(["device", "event"]);
  expect(listed.bytes).toBeGreaterThan(0);
  const table = (await ask("cache", "list")).out.split("\n");
  expect(table[0]).toMatch(/^data +parts +columns +size +last used$/);
  expect(table[1]).toMatch(/ 2 +device, event +[\d.]+ kB +\d{4}-\d\d-\d\d \d\d:\d\d$/);

  expect((await ask("cache", "clear", "--dataset", "retail")).out).toMatch(
    /^\d+ files removed, [\d.]+ kB\n$/,
  );
  expect((await run()).cache.source).toBe(2);
  expect(JSON.parse((await ask("cache", "clear", "--json")).out)).toMatchObject({ success: true });
  expect((await ask("cache", "warm", "retail", "--columns", "event, device")).out).toBe(
    "event, device of 2 parts are kept\n",
  );
  expect(await run()).toEqual(warm);
  const all = JSON.parse((await ask("cache", "warm", "retail", "--json")).out);
  expect(all).toMatchObject({ success: true, parts: 2, readyParts: 0 });
  expect(all.columns).toHaveLength(9);
  expect((await ask("cache", "warm", "retail")).out).toMatch(/, 2 of them were ready before\n$/);
});

test("what cannot be warmed or cleared is said", async () => {
  const column = await ask("cache", "warm", "retail", "--columns", "evnt");
  expect([column.code, column.err]).toEqual([
    2,
    expect.stringMatching(
      /^error\[unknown-column\]: .*"evnt".*\nhint: did you mean "event"\? the dataset has: /,
    ),
  ]);
  const dataset = await ask("cache", "clear", "--dataset", "retial");
  expect([dataset.code, dataset.err.split("\n")[0]]).toEqual([2, expect.stringContaining("unknown-dataset")]);
  const off = await cli(["cache", "warm", "retail"], { env: { ...env, FROCKET_CACHE_MB: "0" } });
  expect([off.code, off.err.split("\n")[0]]).toEqual([
    2,
    "error[store-off]: the column store is off: FROCKET_CACHE_MB is 0",
  ]);
});

test("explain --analyze tells where each part came from", async () => {
  await ask("cache", "clear");
  for (const source of ["parquet", "disk"])
    expect((await ask("explain", ...QUERY, "--analyze")).out).toMatch(
      new RegExp(`^ *part-0.*parquet +${source} +`, "m"),
    );
});
