import type { Place } from "../errors/place.js";
import type { Chain, Expr, Funnel, Step } from "./ast.js";

/** A step without clauses. */
export function bareStep(name: string | null, predicate: Expr, at: Place): Step {
  return { kind: "step", name, predicate, within: null, after: null, optional: false, times: null, at };
}

/** Steps without any clause around them. */
export function bareChain(steps: readonly Step[]): Chain {
  return {
    steps,
    withouts: [],
    window: null,
    sessions: null,
    order: null,
    ties: null,
    repeats: null,
    entry: null,
    entering: null,
    hold: [],
  };
}

/** A funnel of steps that shows numbers of users and nothing else. */
export function bareFunnel(name: string | null, steps: readonly Step[], at: Place): Funnel {
  return {
    kind: "funnel",
    name,
    ...bareChain(steps),
    count: null,
    choice: null,
    by: null,
    per: null,
    durations: null,
    preset: null,
    eachStep: null,
    atEnd: null,
    at,
  };
}
