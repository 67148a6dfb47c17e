import type { ChainSpec } from "../../planner/chain.js";
import type { Code } from "../code.js";
import { emitChain } from "./chain.js";
import { emitSearchedChain } from "./search.js";
import type { Walk } from "./walk.js";

/** A plain chain of a user's rows: found by a search once a user, or step by step as the rows are walked. */
export interface Bound {
  readonly declare: readonly Code[];
  /** Empty when rows are walked. */
  readonly search: readonly Code[];
  /** Empty when rows are searched. */
  readonly step: readonly Code[];
  readonly level: Code;
}

/**
 * A plain chain of the required steps, which comes at least as far as the chain does: no clause ever lets a user come further. Where steps
 * need not come in order, any row of the first step counts.
 */
export function emitBound(walk: Walk, chain: ChainSpec): Bound {
  const required = chain.steps.filter((step) => !step.optional).map((step) => step.predicate);
  const isOrdered = chain.order !== "any" && chain.ties.kind !== "within";
  const steps = isOrdered ? required : required.slice(0, 1);
  const isByRow = isOrdered && chain.ties.kind === "by-row";
  const searched = isByRow ? null : emitSearchedChain(walk, steps);
  if (searched !== null)
    return { declare: searched.declare, search: [searched.search], step: [], level: searched.level };
  const walked = emitChain(walk, steps, isByRow ? "by-row" : "strict");
  return { declare: walked.declare, search: [], step: [walked.step], level: walked.level };
}
