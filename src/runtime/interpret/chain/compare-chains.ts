import type { ChainSpec } from "../../../planner/chain.js";
import { apart, type Moment } from "./moment.js";
import { lastRowOf, type Pick, rowsOf } from "./pick.js";

/** Which of two chains (or of two ways to go on) counts: negative when the first does. */
export type ChainOrder = (a: readonly Pick[], b: readonly Pick[]) => number;

export type Choice = "earliest" | "latest" | "fastest";

/** The order among chains that begin at one row, at `start`; `order any` has its rows compared in stream order. */
export function chainOrder(chain: ChainSpec, choice: Choice, start: Moment): ChainOrder {
  const byRows = chain.order === "any" ? streamOrder(choice) : stepOrder(chain, choice);
  if (choice !== "fastest") return byRows;
  return (a, b) => ascending(totalTime(a, start), totalTime(b, start)) || byRows(a, b);
}

/** The order among chains that begin anywhere. */
export function anyStartOrder(chain: ChainSpec, choice: Choice): ChainOrder {
  const byRows = chain.order === "any" ? streamOrder(choice) : stepOrder(chain, choice);
  if (choice !== "fastest") return byRows;
  const total = (picks: readonly Pick[]) => totalTime(picks, picks[0]?.time ?? 0);
  return (a, b) => ascending(total(a), total(b)) || byRows(a, b);
}

/** Time from the start to the last row. */
function totalTime(picks: readonly Pick[], start: Moment): Moment {
  return apart(start, picks.at(-1)?.time ?? start);
}

/** By the last rows of steps; when these are the same, by all rows of each, fewer before more. A skipped step comes last. */
function stepOrder(chain: ChainSpec, choice: Choice): ChainOrder {
  const steps = [...chain.steps.keys()];
  const isLatest = choice === "latest";
  if (isLatest) steps.reverse();
  const skipped = isLatest ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return (a, b) => {
    for (const step of steps) {
      const [left, right] = [a, b].map((picks) => lastRowOf(picks, step)?.at ?? skipped);
      const order = ascending(left ?? skipped, right ?? skipped);
      if (order !== 0) return isLatest ? -order : order;
    }
    for (const step of steps) {
      const [left = [], right = []] = [a, b].map((picks) => rowsOf(picks, step));
      const order = left.length - right.length || (isLatest ? backward(left, right) : forward(left, right));
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** By the chosen rows in stream order; among ways to deal the same rows out, the earliest row serves the lowest step. */
function streamOrder(choice: Choice): ChainOrder {
  const positions = (picks: readonly Pick[]) => picks.map((pick) => pick.at);
  const steps = (picks: readonly Pick[]) => picks.map((pick) => pick.step);
  return (a, b) => {
    const rows =
      choice === "latest"
        ? compareList(positions(b).reverse(), positions(a).reverse(), Number.NEGATIVE_INFINITY)
        : compareList(positions(a), positions(b), Number.POSITIVE_INFINITY);
    return rows || compareList(steps(a), steps(b), 0);
  };
}

/** Earlier rows first. */
function forward(a: readonly number[], b: readonly number[]): number {
  return compareList(a, b, 0);
}

/** From the last row back, later rows first. */
function backward(a: readonly number[], b: readonly number[]): number {
  return compareList([...b].reverse(), [...a].reverse(), 0);
}

/** Number by number; where one list has ended it counts as `missing`. */
function compareList(a: readonly number[], b: readonly number[], missing: number): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = ascending(a[i] ?? missing, b[i] ?? missing);
    if (order !== 0) return order;
  }
  return 0;
}

function ascending(a: Moment, b: Moment): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
