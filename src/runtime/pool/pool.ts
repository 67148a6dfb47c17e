import { problem } from "../../errors/index.js";
import type { DatasetInfo } from "../../planner/catalog.js";
import type { Store } from "../../storage/store.js";
import type { PartOutcome } from "../execute.js";
import type { ColumnStore } from "../store/column-store.js";
import type { StoredOutcome } from "../store/execute-stored.js";
import { borrowThreads, giveBack } from "./idle-threads.js";
import type { PartJob, PartTask } from "./message.js";
import { partRunner } from "./run-part.js";

let runs = 0;

/** Runs one task with what the column store has of its part, and gives the store what it lacked. */
async function runStored(
  job: PartJob,
  number: number,
  run: (task: PartTask) => Promise<StoredOutcome>,
  { columns, info }: { readonly columns: ColumnStore | null; readonly info: DatasetInfo },
): Promise<PartOutcome> {
  if (columns === null) return (await run({ ...job, run: number, stored: null })).outcome;
  const wanted = job.plan.columns.map(({ name }) => name);
  const stored = columns.taskFor(job.part, info, wanted);
  let loaded: StoredOutcome["loaded"] = [];
  try {
    const reply = await run({ ...job, run: number, stored });
    loaded = reply.loaded;
    return reply.outcome;
  } finally {
    await columns.settle(stored, loaded);
  }
}

/**
 * Runs jobs on `threads` threads, the calling one among them, one each at a time; outcomes come in the order of
 * jobs. Threads that are still starting are not waited for. The first failure, or the signal, ends the run. Worker threads read local files; `store` serves the calling thread.
 */
export async function runTasks(
  jobs: readonly PartJob[],
  options: {
    readonly store: Store;
    readonly threads: number;
    /** Where decoded columns are kept; null: nowhere. */
    readonly columns: ColumnStore | null;
    readonly info: DatasetInfo;
    readonly signal?: AbortSignal | undefined;
    readonly onDone?: ((done: number, total: number) => void) | undefined;
  },
): Promise<readonly PartOutcome[]> {
  const { signal } = options;
  const number = ++runs;
  const outcomes: PartOutcome[] = [];
  let next = 0;
  let done = 0;
  let stopped = false;
  const takeAll = async (run: (task: PartTask) => Promise<StoredOutcome>): Promise<void> => {
    for (let at = next++; at < jobs.length && !stopped; at = next++) {
      const job = jobs[at];
      if (job) outcomes[at] = await runStored(job, number, run, options);
      options.onDone?.(++done, jobs.length);
      // Lets signals and replies of other threads in between two parts.
      await new Promise(setImmediate);
    }
  };
  const threads = borrowThreads(Math.min(options.threads, jobs.length) - 1);
  let abort = (): void => {};
  const cancelled = new Promise<never>((_, reject) => {
    abort = () => reject(problem("run-cancelled", {}));
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
  });
  try {
    const here = takeAll(partRunner(options.store));
    const there = threads.map(async (thread) => {
      await Promise.race([thread.ready, here]);
      await takeAll((task) => thread.run(task));
    });
    await Promise.race([Promise.all([here, ...there]), cancelled]);
    return outcomes;
  } finally {
    stopped = true;
    signal?.removeEventListener("abort", abort);
    cancelled.catch(() => {});
    await giveBack(threads);
  }
}
