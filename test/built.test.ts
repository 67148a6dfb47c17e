import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { duckRows } from "./support/duckdb.js";
import { temporaryDirectory } from "./support/parquet-files.js";

const built = join(import.meta.dirname, "../dist/main.js");
const directory = temporaryDirectory();

/** Answers until a thread has been found worth its start, then once more. */
const onThreads = (options: object, query: string): string => `
  import { run } from ${JSON.stringify(join(import.meta.dirname, "../dist/index.js"))};
  const options = ${JSON.stringify(options)};
  const ask = () => run(${JSON.stringify(query)}, options);
  const heard = [];
  let started = 0, ended = 0;
  process.on("worker", (worker) => {
    started++;
    worker.on("exit", () => ended++);
    worker.on("message", ({ parts = [] }) => heard.push(...parts));
  });
  for (let i = 0; i < 1000 && heard.length === 0; i++) await ask();
  const { result } = await ask();
  console.log(JSON.stringify({ started, ended, hasHelped: heard.length > 0, users: result.users }));
  process.exit();`;

test("the built command and its threads read every codec", async () => {
  expect(existsSync(built), "npm run build makes dist/, as npm test does").toBe(true);
  const codecs = ["uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"];
  for (const [at, codec] of codecs.entries())
    await duckRows(
      `COPY (SELECT ${at} * 1000 + i // 3 AS u, i AS t, CASE i % 3 WHEN 1 THEN 'buy' ELSE 'view' END AS event
         FROM range(3000) r(i)) TO '${join(directory, `${codec}.parquet`)}' (FORMAT parquet, COMPRESSION ${codec})`,
    );
  const query = 'funnel { step event == "view"  step event == "buy" } aggregate { count by event }';
  const args = ["run", "-e", query, "--data", join(directory, "*.parquet"), "--users", "u", "--time", "t"];
  const env = { ...process.env, FROCKET_HOME: join(directory, "home"), FROCKET_CACHE_MB: "64" };
  const answer = () =>
    JSON.parse(
      execFileSync(process.execPath, [built, ...args, "--threads", "2", "--json"], { env }).toString(),
    );
  const expected = {
    query: {
      matchingGroups: 6000,
      matchingGroupRows: 18_000,
      aggregations: [{ value: { view: 12_000, buy: 6000 } }],
    },
    funnel: { sequence: [{ matchingGroups: 6000 }, { matchingGroups: 6000 }] },
  };
  expect(answer()).toMatchObject(expected);
  // Once more, by the plan and from the columns that the first run kept on disk.
  expect(readdirSync(join(directory, "home/cache/plans"))).toHaveLength(1);
  expect(answer()).toMatchObject({ ...expected, stats: { worker: { cache: { diskCache: 6 } } } });
  const options = { data: join(directory, "*.parquet"), users: "u", time: "t", threads: 2, store: false };
  const script = ["--input-type=module", "-e", onThreads(options, query)];
  const output = execFileSync(process.execPath, script, { env }).toString();
  expect(JSON.parse(output)).toEqual({ started: 1, ended: 0, hasHelped: true, users: 6000 });
});

describe("the built command's own code", () => {
  const folder = join(dirname(built), "code");
  const version = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [built, ...args], { env: { ...process.env } }).toString();

  test("is kept when a command has run, and given up when it is damaged", () => {
    rmSync(folder, { recursive: true, force: true });
    const manifest = readFileSync(join(built, "../../package.json"), "utf8");
    expect(manifest).toContain(`"version": "${version("--version").trim()}"`);
    expect(version("-V")).toBe(version("--version"));
    expect(existsSync(folder)).toBe(false);
    const first = version("config");
    // A file in the way of the folder: nothing can be kept, and nothing fails.
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    expect(version("config")).toBe(first);
    rmSync(folder);
    expect(version("config")).toBe(first);
    const [name = "", ...others] = readdirSync(folder);
    expect([name.endsWith("-config"), others]).toEqual([true, []]);
    const kept = statSync(join(folder, name));
    expect(version("config")).toBe(first);
    expect(statSync(join(folder, name)).ino).toBe(kept.ino);
    for (const damage of [Buffer.alloc(0), Buffer.alloc(100, 7)]) {
      writeFileSync(join(folder, name), damage);
      expect(version("config")).toBe(first);
      expect(statSync(join(folder, name)).size).toBeGreaterThan(10_000);
    }
  });
});
