import type { Ticks } from "./clock.js";

/** Per row the number of its session within its user's run: a row further than `gap` from the one before opens a new one. */
export function sessionNumbers(runs: Int32Array, userCount: number, time: Ticks, gap: number): Int32Array {
  const session = new Int32Array(runs[userCount] ?? 0);
  for (let user = 0; user < userCount; user++) {
    let number = 0;
    for (let row = runs[user]! + 1; row < runs[user + 1]!; row++) {
      if (time[row]! - time[row - 1]! > gap) number++;
      session[row] = number;
    }
  }
  return session;
}
