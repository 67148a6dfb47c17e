import { assertNever, fail } from "../../../errors/index.js";
import type { Predicate } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code, FALSE, joined, TRUE } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitIsNull } from "../operand/is-null.js";
import { emitNumber } from "../operand/number.js";
import { emitCompare } from "./compare.js";
import { emitHas } from "./has.js";
import { emitIn } from "./in.js";
import { emitTable } from "./table.js";
import { emitTextMatch } from "./text-match.js";

/** Where a predicate is evaluated. `shared[i]`: variable that holds shared predicate i at this row. */
export interface Spot {
  readonly access: Access;
  readonly row: Code;
  readonly shared: readonly Code[];
}

/** Expression that is true where the predicate holds. */
export function emitPredicate(scope: Scope, spot: Spot, predicate: Predicate): Code {
  if (spot.access.tables) {
    const lookUp = emitTable(scope, spot.row, predicate);
    if (lookUp) return lookUp;
  }
  const { access } = spot;
  const inner = (item: Predicate): Code => emitPredicate(scope, spot, item);
  switch (predicate.kind) {
    case "constant":
      return predicate.value ? TRUE : FALSE;
    case "compare":
      return emitCompare(scope, access, predicate);
    case "in":
      return emitIn(scope, access, predicate);
    case "text-match":
      return emitTextMatch(scope, access, predicate);
    case "is-null":
      return emitIsNull(scope, access, predicate.operand);
    case "is-true":
      return code`${emitNumber(scope, access, predicate.operand)} == 1`;
    case "has":
      return emitHas(scope, spot.row, predicate);
    case "and":
      return joined("&&", predicate.items.map(inner), TRUE);
    case "or":
      return joined("||", predicate.items.map(inner), FALSE);
    case "not":
      return code`!(${inner(predicate.item)})`;
    case "shared":
      return (
        spot.shared[predicate.index] ??
        fail("internal-error", { what: `shared predicate ${predicate.index} stands where it is not known` })
      );
    default:
      return assertNever(predicate);
  }
}
