import type { Predicate } from "../planner/expression.js";
import { rowAccess } from "./access.js";
import { type Code, code, EMPTY } from "./code.js";
import { emitPredicate } from "./emit/predicate/index.js";
import type { Scope } from "./scope.js";

/** Statement that goes on to the next row where the filter does not hold; nothing without a filter. */
export function emitSkip(
  scope: Scope,
  filter: Predicate | null,
  shared: readonly Predicate[],
  row: Code,
): Code {
  if (filter === null) return EMPTY;
  const spot = { access: rowAccess(scope, row), row, shared: [] as readonly Code[] };
  const target = filter.kind === "shared" ? (shared[filter.index] ?? filter) : filter;
  return code`if (!(${emitPredicate(scope, spot, target)})) continue;`;
}
