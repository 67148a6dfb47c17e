import { run } from "../../dist/index.js";

/**
 * Nanoseconds a row that a query spends in each pass on one thread, over all parts: the fastest of `times` runs
 * after one that does not count. A pass that was not needed is absent.
 * @returns {Promise<Map<string, number>>}
 */
export async function measurePasses(query, { home, dataset, store }, times) {
  const best = new Map();
  for (let i = 0; i <= times; i++) {
    const { stats } = await run(query, { home, dataset, store, threads: 1 });
    if (i === 0) continue;
    const rows = stats.parts.reduce((sum, part) => sum + part.rowCount, 0);
    const spent = new Map();
    for (const { name, ms } of stats.parts.flatMap(({ passes }) => passes)) {
      spent.set(name, (spent.get(name) ?? 0) + ms);
    }
    for (const [name, ms] of spent) best.set(name, Math.min(best.get(name) ?? Infinity, (ms * 1e6) / rows));
  }
  return best;
}
