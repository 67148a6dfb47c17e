import type { Predicate } from "../../planner/expression.js";
import { type Code, code } from "../code.js";
import type { Ties } from "../scan-form.js";
import type { Scope } from "../scope.js";
import { emitPredicate, type Spot } from "./predicate/index.js";

/** What the walk over one user's run offers to conditions and funnels while their code is written. */
export interface Walk {
  readonly scope: Scope;
  readonly spot: Spot;
  /** The plan's shared predicates. */
  readonly shared: readonly Predicate[];
  /** Expression for a number that orders as the row's time does. */
  readonly time: Code;
  /** Statement that leaves out rows outside the filter; uses `i`. */
  readonly skip: Code;
  /** Number of rows of the user, known after the walk. */
  readonly rows: Code;
  readonly ties: Ties;
  /** The predicate as a search evaluates it; null when it cannot be searched for. */
  readonly searchable: (predicate: Predicate) => Predicate | null;
}

/** State of one condition: declared per user, searched for once a user, advanced per row, tested after the run. */
export interface Tracked {
  readonly declare: readonly Code[];
  readonly search?: readonly Code[];
  readonly step: readonly Code[];
  readonly test: Code;
}

/** The predicate at the walk's row. */
export function holds(walk: Walk, predicate: Predicate): Code {
  return emitPredicate(walk.scope, walk.spot, predicate);
}

/** Statements done at rows where the predicate holds. */
export function when(walk: Walk, predicate: Predicate, statements: readonly Code[]): Code {
  if (predicate.kind === "constant") return predicate.value ? code`${statements}` : code``;
  return code`if (${holds(walk, predicate)}) {
    ${statements}
  }`;
}
