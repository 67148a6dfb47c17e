import type { Predicate } from "../expression.js";
import { type FunnelSpec, needsMatch } from "../funnel.js";

/** What the presence of rows tells of a funnel's levels. */
export interface LevelsByPresence {
  /** A user is at level 0 exactly when no row holds here. */
  readonly first: Predicate;
  /** A user without such a row is at level 1 at most; null: there is no second step. */
  readonly second: Predicate | null;
}

/**
 * How far a user can come in a funnel by the rows that are there, whatever their order; null when that does not settle levels 0 and
 * 1. It holds for funnels that a greedy walk counts; what a matched funnel shows of a user depends on the user's rows even at
 * level 1.
 */
export function levelsByPresence(funnel: FunnelSpec): LevelsByPresence | null {
  if (needsMatch(funnel)) return null;
  const [first, second] = funnel.chain.steps;
  return first === undefined
    ? null
    : { first: first.predicate, second: second === undefined ? null : second.predicate };
}
