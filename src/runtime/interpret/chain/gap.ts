import type { Lane } from "./hold.js";
import { apart, elapsed, type Moment } from "./moment.js";
import type { Node } from "./node.js";

/** The row that a chain begins with, as windows measure from it. */
export interface Start {
  readonly time: Moment;
  readonly session: number;
}

/** Whether a row still lies in the window, and in the sessions, that `start` opened. */
export function isInWindow({ chain }: Lane, start: Start, row: Start): boolean {
  if (chain.window !== null && !(elapsed(start.time, row.time) <= chain.window)) return false;
  return chain.sessions === null || row.session - start.session < chain.sessions;
}

/** Whether the step of a node has rows enough, at the wait that `within` and `after` ask for since the step before. */
export function isComplete({ chain }: Lane, { step, count, before, place }: Node): boolean {
  const spec = chain.steps[step];
  if (spec === undefined || count < spec.least) return false;
  if (before === null) return true;
  const wait = apart(before.time, place.time);
  return (spec.within === null || wait <= spec.within) && (spec.after === null || wait >= spec.after);
}
