import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Compiled, compile, run } from "../../../src/index.js";
import { prepareThreads } from "../../../src/runtime/pool/idle-threads.js";
import { duckRows } from "../../support/duckdb.js";
import { temporaryDirectory } from "../../support/parquet-files.js";

const folder = temporaryDirectory();
const MOST_PARTS = 20;
const TEXT = `where count(event == "view") >= 1 and not users in "some.txt"
aggregate { count by event  sum(price) }
funnel { step event == "view"  step event == "buy"  each step { users by event  sum(price) by event } }`;

/** Writes a part of 300 rows of 60 users. */
async function writePart(part: number): Promise<string> {
  const path = join(folder, `part-${String(part).padStart(2, "0")}.parquet`);
  await duckRows(
    `COPY (SELECT ${part} * 1000 + i // 5 AS u, i AS t, i * 0.1 + ${part} AS price,
        CASE (i * 7 + ${part}) % 3 WHEN 1 THEN 'buy' WHEN 2 THEN 'view' ELSE 'cart' END AS event
       FROM range(300) r(i)) TO '${path}' (FORMAT parquet)`,
  );
  return path;
}

const datasets = new Map<number, Compiled>();

beforeAll(async () => {
  for (let part = 0; part < MOST_PARTS; part++) await writePart(part);
  writeFileSync(join(folder, "some.txt"), "5\n1007\n");
  const keys = { users: "u", time: "t", file: join(folder, "q.funnel"), home: join(folder, "home") };
  const all = await compile(TEXT, { ...keys, data: join(folder, "*.parquet") });
  for (const count of [1, 2, 3, 7, MOST_PARTS]) {
    const parts = all.dataset.parts.slice(0, count);
    datasets.set(count, { ...all, dataset: { ...all.dataset, parts } });
  }
  await prepareThreads(3);
});

const over = (count: number): Compiled => {
  const compiled = datasets.get(count);
  if (compiled === undefined) throw new Error(`no dataset of ${count} parts`);
  return compiled;
};

const home = join(folder, "home");
const sorted = (ids: readonly (bigint | string)[] | null) => [...(ids ?? [])].map(String).sort();

describe("parts dealt to threads", () => {
  it.each([1, 2, 3, 7, MOST_PARTS])("answer as one thread does over %i parts", async (count) => {
    const options = { home, collectUsers: true };
    const alone = await run(over(count), { ...options, threads: 1, store: false });
    expect(alone.result.users).toBeGreaterThan(0);
    // First without a store, then into an empty one, then out of it.
    for (const store of [false, true, true])
      for (const threads of [2, 4]) {
        const done: number[] = [];
        const onProgress = (parts: number, total: number) => {
          expect(total).toBe(count);
          done.push(parts);
        };
        const answer = await run(over(count), { ...options, threads, store, onProgress });
        expect(answer.result).toEqual(alone.result);
        expect(sorted(answer.users)).toEqual(sorted(alone.users));
        expect(answer.stats.parts.map(({ path }) => path)).toEqual(alone.stats.parts.map(({ path }) => path));
        expect(done).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      }
  });

  it("answer several runs at once", async () => {
    const counts = [1, 7, MOST_PARTS, 2, 3, 7];
    const answers = await Promise.all(counts.map((count) => run(over(count), { home, threads: 3 })));
    for (const [at, count] of counts.entries()) {
      const alone = await run(over(count), { home, threads: 1 });
      expect(answers[at]?.result).toEqual(alone.result);
    }
  });

  it("are given up at a signal, and the next run is whole", async () => {
    const alone = await run(over(MOST_PARTS), { home, threads: 1 });
    for (const stopAt of [0, 1, 5]) {
      const controller = new AbortController();
      if (stopAt === 0) controller.abort();
      const onProgress = (parts: number) => {
        if (parts >= stopAt) controller.abort();
      };
      const options = { home, threads: 4, signal: controller.signal, onProgress, store: false };
      await expect(run(over(MOST_PARTS), options)).rejects.toMatchObject({ code: "run-cancelled" });
      const next = await run(over(MOST_PARTS), { home, threads: 4, store: false });
      expect(next.result).toEqual(alone.result);
    }
  });

  it("end with the error of the part that has one, and the next run is whole", async () => {
    await prepareThreads(2);
    const alone = await run(over(7), { home, threads: 1, store: false });
    const path = over(MOST_PARTS).dataset.parts[13]?.path ?? "";
    utimesSync(path, new Date(), new Date(Date.now() + 5_000));
    for (const store of [false, true])
      await expect(run(over(MOST_PARTS), { home, threads: 3, store })).rejects.toMatchObject({
        code: "file-changed",
        details: { path },
      });
    expect((await run(over(7), { home, threads: 3, store: false })).result).toEqual(alone.result);
    rmSync(path);
    await expect(run(over(MOST_PARTS), { home, threads: 3 })).rejects.toMatchObject({
      code: "file-missing",
    });
  });
});
