import { Thread } from "./thread.js";

/** Threads wait here for the next run: starting one takes longer than most queries. */
const idle: Thread[] = [];

/** Threads for a run; `giveBack` must follow. */
export function borrowThreads(count: number): readonly Thread[] {
  return Array.from({ length: Math.max(0, count) }, () => {
    let thread = idle.pop();
    while (thread !== undefined && !thread.isIdle) thread = idle.pop();
    return thread ?? new Thread();
  });
}

/** Keeps threads that are idle, and stops those whose task nobody waits for any more. */
export async function giveBack(threads: readonly Thread[]): Promise<void> {
  idle.push(...threads.filter((thread) => thread.isIdle));
  await Promise.all(threads.filter((thread) => !thread.isIdle).map((thread) => thread.stop()));
}
