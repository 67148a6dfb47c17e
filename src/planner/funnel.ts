import type { ScalarType } from "../types.js";
import { type ChainSpec, isPlain } from "./chain.js";
import type { AggregateSpec } from "./expression.js";

/** A funnel as plans hold it: a chain, what counts, and what is shown of it. */
export interface FunnelSpec {
  readonly name: string | null;
  readonly chain: ChainSpec;
  readonly count: "users" | "attempts" | "sessions";
  /** Which of the legal chains of maximal level durations, breakdowns and exported rows speak of. */
  readonly choice: "earliest" | "latest" | "fastest";
  readonly by: BreakdownSpec | null;
  readonly per: TrendSpec | null;
  readonly durations: { readonly histogram: number | null } | null;
  /** null: nobody can be pending, since there is no window. */
  readonly pending: PendingSpec | null;
  readonly eachStep: readonly AggregateSpec[] | null;
  readonly atEnd: readonly AggregateSpec[] | null;
  /** Set on a funnel that gives another one an entry; null: a funnel of the query. */
  readonly ending: EndingSpec | null;
}

/**
 * The beginning of a funnel up to a `without` that has an entry in its answer: who converts here is counted there, behind the steps
 * that this chain has. The endings of a query stand behind all its funnels, those of one funnel in the order of their entries.
 */
export interface EndingSpec {
  /** Index of the funnel whose answer has the entry. */
  readonly of: number;
  /** Of the entry. */
  readonly name: string;
}

/** Values of `columns` on the first or last chosen row where each is not null, or on the (last) row of a step (index). */
export interface BreakdownSpec {
  readonly columns: readonly { readonly name: string; readonly type: ScalarType }[];
  readonly on: "first" | "last" | number;
  /** How many values are kept, the rest is `other`; null: all. */
  readonly top: number | null;
}

export interface TrendSpec {
  readonly bucket: "hour" | "day" | "week" | "month";
  /** IANA name. */
  readonly zone: string;
}

/** Rows after the end of the data lie at `earliest` or later; strictly increasing times differ by `grain` at least (0: floats). */
export interface PendingSpec {
  readonly earliest: bigint | number;
  readonly grain: 0 | 1;
}

/** Whether each user has to be matched; otherwise a greedy walk finds the level, and levels are all that is shown. */
export function needsMatch(funnel: FunnelSpec): boolean {
  return (
    !isPlain(funnel.chain) ||
    funnel.count !== "users" ||
    funnel.pending !== null ||
    funnel.per !== null ||
    needsChain(funnel)
  );
}

/** Whether some output needs to know which rows the chain that counts has chosen. */
export function needsChain(funnel: FunnelSpec): boolean {
  return (
    funnel.by !== null ||
    funnel.durations !== null ||
    [...(funnel.eachStep ?? []), ...(funnel.atEnd ?? [])].some((spec) => spec.over === "chosen")
  );
}
