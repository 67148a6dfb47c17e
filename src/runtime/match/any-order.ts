import type { Filling } from "./any-deal.js";
import type { Ticks } from "./clock.js";
import type { Program } from "./program.js";
import type { View } from "./view.js";

/** Whether no choice from a start, nor from those that follow it, can count before one that was found. */
export function isSettled(
  program: Program,
  view: View,
  { rows }: Filling,
  start: number,
  choice: "earliest" | "latest" | "fastest",
): boolean {
  if (choice === "earliest") return rows[0] !== start;
  return choice === "latest" && view.time[rows.at(-1)!]! - view.time[start]! > program.window;
}

/** By rows in stream order, a missing one coming last (first for `latest`); equal there, by the steps they serve. */
export function compareFillings(
  a: Filling,
  b: Filling,
  choice: "earliest" | "latest" | "fastest",
  ticks: Ticks,
): number {
  if (choice === "fastest") {
    const time = ({ rows }: Filling): number => ticks[rows.at(-1)!]! - ticks[rows[0]!]!;
    if (time(a) !== time(b)) return time(a) - time(b);
  }
  const rows =
    choice === "latest"
      ? compareLists(b.rows.toReversed(), a.rows.toReversed(), Number.NEGATIVE_INFINITY)
      : compareLists(a.rows, b.rows, Number.POSITIVE_INFINITY);
  return rows || compareLists(a.steps, b.steps, 0);
}

function compareLists(a: readonly number[], b: readonly number[], missing: number): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at] ?? missing, b[at] ?? missing];
    if (left !== right) return left - right;
  }
  return 0;
}
