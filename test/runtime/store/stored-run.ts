import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Query } from "../../../src/parser/ast.js";
import type { Dataset } from "../../../src/planner/catalog.js";
import type { RunStats } from "../../../src/runtime/report.js";
import type { QueryResult } from "../../../src/runtime/result.js";
import { runPlan } from "../../../src/runtime/run.js";
import { ColumnStore, type StoreSettings } from "../../../src/runtime/store/column-store.js";
import type { ForcedStrategy } from "../../../src/runtime/strategy/strategy.js";
import type { Store } from "../../../src/storage/store.js";
import { physicalPlan } from "../../support/run-over-rows.js";

const MB = 2 ** 20;

/** A folder that a test file may fill, and what removes it. */
export function storeFolder(): { readonly path: string; readonly remove: () => void } {
  // Syncing thousands of small files takes minutes on a disk, and nothing in memory.
  const path = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "frocket-store-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A store with room for everything, unless `budgets` says less. */
export function columnStore(directory: string, budgets: Partial<StoreSettings> = {}): ColumnStore {
  return new ColumnStore({ directory, memoryBytes: 64 * MB, diskBytes: 64 * MB, ...budgets });
}

/** Answers a query on the calling thread, with a column store or without. */
export async function answerWith(
  columns: ColumnStore | null,
  query: Query,
  dataset: Dataset,
  store: Store,
  forced: ForcedStrategy = null,
): Promise<{ readonly result: QueryResult; readonly stats: RunStats }> {
  return runPlan(physicalPlan(query, dataset.info), dataset, { store, threads: 1, columns, forced });
}

/** Where the columns of each part came from. */
export function sources({ parts }: RunStats): readonly string[] {
  return parts.map((part) => part.source);
}
