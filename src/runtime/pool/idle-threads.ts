import { Thread } from "./thread.js";

/** Threads wait here for the next run: starting one takes longer than most queries. */
let idle: Thread[] = [];
/** Where one thread cannot start, the next one cannot either. */
let canStart = true;

/** At most `count` of the threads that wait; `giveBack` must follow. */
export function borrowThreads(count: number): readonly Thread[] {
  idle = idle.filter((thread) => thread.isAlive);
  return idle.splice(0, Math.max(0, count));
}

/** At most `count` new threads, for which nobody needs to wait; none where threads cannot start. `giveBack` must follow. */
export function startThreads(count: number): readonly Thread[] {
  if (!canStart) return [];
  return Array.from({ length: Math.max(0, count) }, () => {
    const thread = new Thread();
    thread.ready.then(() => {
      if (thread.hasNeverStarted) canStart = false;
    });
    return thread;
  });
}

/** Keeps threads for the next run. After a failure those that are still at work are stopped. */
export async function giveBack(threads: readonly Thread[], hasFailed: boolean): Promise<void> {
  const busy = hasFailed ? threads.filter((thread) => thread.isRunning) : [];
  idle.push(...threads.filter((thread) => !busy.includes(thread)));
  await Promise.all(busy.map((thread) => thread.stop()));
}

/** Resolves when `count` threads wait for runs to come. */
export async function prepareThreads(count: number): Promise<void> {
  const waiting = borrowThreads(count);
  const threads = [...waiting, ...startThreads(count - waiting.length)];
  await Promise.all(threads.map((thread) => thread.ready));
  idle.push(...threads);
}
