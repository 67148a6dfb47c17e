import { problem } from "../../errors/index.js";
import type { DatasetInfo, Part } from "../../planner/catalog.js";
import type { Store } from "../../storage/store.js";
import type { PartOutcome } from "../execute.js";
import type { ColumnStore } from "../store/column-store.js";
import { Deal } from "./deal.js";
import { borrowThreads, giveBack, startThreads } from "./idle-threads.js";
import type { DonePart, PartTask, Question } from "./message.js";
import { partRunner } from "./run-part.js";
import type { Thread } from "./thread.js";

/** Threads are started when what is left, with what was done without them before, takes longer than they need to be of use. */
const THREAD_START_MS = 60;
/** That many rows take longer in any case. */
const SURELY_MANY_ROWS = 4_000_000;

let runs = 0;
/** Time that this process has spent on parts for want of threads. */
let aloneMs = 0;

/**
 * Asks a question about parts, on `threads` threads at most, the calling one among them; outcomes come in the order of
 * parts. Threads that wait from earlier runs take part at once; others are started when there is work enough, and nobody waits for them.
 * The first failure, or the signal, ends the run. Worker threads read local files; `store` serves the calling thread.
 */
export async function runParts(
  question: Question,
  parts: readonly Part[],
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
  const { columns, info, signal, onDone } = options;
  const startMs = performance.now();
  const run = ++runs;
  const wanted = question.plan.columns.map(({ name }) => name);
  const tasks = parts.map((part): PartTask => {
    return { part, stored: columns?.taskFor(part, info, wanted) ?? null };
  });
  const deal = new Deal(tasks.length);
  const outcomes: PartOutcome[] = [];
  const open = new Map(tasks.entries());
  const threads: Thread[] = [];
  let finish = (): void => {};
  let end = (_: unknown): void => {};
  const finished = new Promise<void>((resolve, reject) => {
    finish = resolve;
    end = reject;
  });

  /** Gives the store what a part lacked; threads wait with it when the disk lags behind. */
  const settle = async ({ at, outcome, loaded }: DonePart): Promise<void> => {
    outcomes[at] = outcome;
    const stored = open.get(at)?.stored ?? null;
    open.delete(at);
    if (columns !== null && stored !== null) {
      if (loaded.length > 0) deal.pause();
      await columns.settle(stored, loaded).finally(() => loaded.length > 0 && deal.resume());
    }
    onDone?.(parts.length - open.size, parts.length);
    if (open.size === 0) finish();
  };
  const join = (thread: Thread): void => {
    threads.push(thread);
    const onDone = (done: readonly DonePart[]): void => {
      Promise.all(done.map(settle)).catch(end);
    };
    thread.join(question, { run, tasks, deal: deal.shared, onDone, onFailed: end });
  };
  const mostThreads = Math.min(options.threads, parts.length) - 1;
  const joinNew = (count: number): void => {
    for (const thread of startThreads(count - threads.length)) join(thread);
  };
  /** Starts the threads that are lacking when they are worth it. */
  const joinWhenWorthIt = (): void => {
    if (threads.length >= mostThreads) return;
    const partMs = (performance.now() - startMs) / (parts.length - open.size);
    aloneMs += partMs;
    if (aloneMs + partMs * deal.left < THREAD_START_MS) return;
    joinNew(Math.min(mostThreads, deal.left));
  };
  const takePart = async (): Promise<void> => {
    const runPart = partRunner(question, options.store);
    for (let at = deal.take(); at !== null; at = deal.take()) {
      const task = tasks[at];
      if (task === undefined) break;
      await settle({ at, ...(await runPart(task)) });
      joinWhenWorthIt();
      // Lets signals and replies of other threads in between two parts.
      await new Promise(setImmediate);
    }
  };

  const abort = (): void => end(problem("run-cancelled", {}));
  let hasFailed = true;
  try {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    if (tasks.length === 0) finish();
    for (const thread of borrowThreads(mostThreads)) join(thread);
    if (info.rowCount >= SURELY_MANY_ROWS) joinNew(mostThreads);
    takePart().catch(end);
    await finished;
    hasFailed = false;
    return outcomes;
  } finally {
    deal.stop();
    signal?.removeEventListener("abort", abort);
    for (const thread of threads) thread.leave();
    for (const { stored } of open.values()) if (stored !== null) await columns?.settle(stored, []);
    await giveBack(threads, hasFailed);
  }
}
