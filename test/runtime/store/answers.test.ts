import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import type { Dataset } from "../../../src/planner/catalog.js";
import type { ColumnStore } from "../../../src/runtime/store/column-store.js";
import type { Store } from "../../../src/storage/store.js";
import { caseFamilies, type RandomCase, SEED } from "../../support/arbitrary.js";
import { splits } from "../../support/kernel-property.js";
import { memoryStore } from "../../support/memory-store.js";
import { writeParts } from "../../support/run-over-rows.js";
import { differences, magnitudes } from "../../support/same-result.js";
import { answerWith, columnStore, sources, storeFolder } from "./stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);
let count = 0;

/** Answers all queries of a family over the store and checks them against the answers without. */
async function check(
  columns: ColumnStore,
  family: readonly RandomCase[],
  dataset: Dataset,
  store: Store,
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const { query, rows } of family) {
    const plain = await answerOrNull(null, query, dataset, store);
    if (plain === null) continue;
    const stored = await answerWith(columns, query, dataset, store);
    const different = differences(stored.result, plain.result, magnitudes(rows));
    if (different.length > 0) throw new Error(different.join("\n"));
    seen.push(...sources(stored.stats));
  }
  return seen;
}

/** null for the few random queries that are no legal ones. */
async function answerOrNull(...args: Parameters<typeof answerWith>) {
  try {
    return await answerWith(...args);
  } catch (error) {
    if (error instanceof FrocketError && error.class === "input") return null;
    throw error;
  }
}

test("answers are those without a store: cold, from memory, from disk, under tiny budgets", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(caseFamilies, splits, async (family, split) => {
      const [first] = family;
      if (first === undefined) return;
      const store = memoryStore();
      const dataset = await writeParts(store, first, split);
      const directory = join(folder.path, String(count++));
      const columns = columnStore(directory);
      const found = [
        ...(await check(columns, family, dataset, store)),
        ...(await check(columns, family, dataset, store)),
      ];
      await columns.flush();
      found.push(...(await check(columnStore(directory), family, dataset, store)));
      const tiny = columnStore(directory, { memoryBytes: 4096, diskBytes: 16_384 });
      found.push(...(await check(tiny, family, dataset, store)));
      await tiny.flush();
      found.push(...(await check(columnStore(directory, { memoryBytes: 0 }), family, dataset, store)));
      for (const source of found) seen.set(source, (seen.get(source) ?? 0) + 1);
    }),
    { numRuns: 60, seed: SEED },
  );
  // The property says little unless every source occurs often.
  for (const source of ["parquet", "memory", "disk"]) expect(seen.get(source)).toBeGreaterThan(100);
}, 180_000);
