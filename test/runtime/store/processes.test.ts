import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../src/index.js";
import { takeInventory } from "../../../src/runtime/store/inventory.js";
import { duckRows } from "../../support/duckdb.js";
import { storeFolder } from "./stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);
const data = join(folder.path, "*.parquet");
const query = 'where any(event == "e3")\naggregate { sum(price)  count by item }';
let users = 0;

beforeAll(async () => {
  for (const part of [0, 1])
    await duckRows(
      `COPY (SELECT 2 * (hash(i) % 20000)::BIGINT + ${part} AS user, i AS ts, 'e' || hash(i + 1) % 9 AS event,
         'item ' || hash(i + 2) % 5000 AS item, (i % 977) / 4 AS price
         FROM range(200000) t(i)) TO '${join(folder.path, `p${part}.parquet`)}' (FORMAT parquet)`,
    );
  users = (await run(query, { data, users: "user", time: "ts", store: false })).result.users;
}, 60_000);

/** A process of its own with a store in `home`. */
function start(home: string, times: number, more: Readonly<Record<string, string>> = {}): ChildProcess {
  const script = fileURLToPath(new URL("./run-often.ts", import.meta.url));
  const env = {
    ...process.env,
    FROCKET_HOME: home,
    FROCKET_CACHE_MB: "100",
    FROCKET_MEMORY_MB: "0",
    ...more,
  };
  const child = spawn(process.execPath, ["--import", "tsx", script, data, String(times)], { env });
  child.stdin?.end(query);
  return child;
}

async function answers(child: ChildProcess): Promise<readonly string[]> {
  if (child.stdout === null || child.stderr === null) throw new Error("expected pipes");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe("");
  return out.trim().split("\n").slice(1);
}

test("a process killed while it writes leaves files that the next one can use", async () => {
  const home = join(folder.path, "killed");
  let sawFiles = 0;
  for (let round = 0; round < 4; round++) {
    const child = start(home, 1);
    await waitForFile(join(home, "cache"), round);
    await sleep(round);
    child.kill("SIGKILL");
    sawFiles += readdirSync(join(home, "cache")).length;
    const [answer] = await answers(start(home, 1));
    expect(answer).toMatch(new RegExp(`^${users} `));
    const { others } = await takeInventory(join(home, "cache"));
    expect(others.every(({ path }) => path.endsWith(".tmp"))).toBe(true);
    for (const name of readdirSync(join(home, "cache"))) if (round % 2) rmSync(join(home, "cache", name));
  }
  expect(sawFiles).toBeGreaterThan(0);
}, 120_000);

/** Until the folder has more than `count` files, temporary ones too. */
async function waitForFile(path: string, count: number): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
    if (isThere && readdirSync(path).length > count % 3) return;
    await sleep(2);
  }
}

test("several processes use one folder at once, evicting each other's files", async () => {
  const home = join(folder.path, "shared");
  const children = [0, 1, 2].map((nth) => start(home, 8, nth === 1 ? { FROCKET_CACHE_MB: "2" } : {}));
  for (const found of await Promise.all(children.map(answers))) {
    expect(found).toHaveLength(8);
    for (const line of found) expect(line).toMatch(new RegExp(`^${users} (parquet|disk),(parquet|disk)$`));
  }
  expect((await answers(start(home, 2))).at(-1)).toBe(`${users} disk,disk`);
}, 120_000);
