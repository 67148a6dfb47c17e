import { assertNever, fail } from "../../errors/index.js";
import type { Expr } from "../../parser/ast.js";
import { bindOperand, overload } from "./operand.js";
import type { Scope } from "./scope.js";
import { computed, type Typed } from "./typed.js";
import { settle } from "./unit.js";
import { checkedZone } from "./zone.js";

type Call = Extract<Expr, { kind: "call" }>;

/** Types a function call; calendar functions take a time zone, UTC by default, and need a unit. */
export function bindCall(expr: Call, scope: Scope): Typed {
  const isCalendar = expr.fn === "hour" || expr.fn === "weekday" || expr.fn === "date";
  const expected = isCalendar ? (["instant", "int", "float"] as const) : null;
  const argument = bindOperand(expr.operand, scope, `"${expr.fn}"`, expected);
  if (argument.type === "null") return argument;
  const { type } = overload(expr.fn, [argument], expr.at);
  if (expr.zone !== null && !isCalendar) {
    fail("zone-not-allowed", { name: expr.fn }, { place: expr.at });
  }
  switch (expr.fn) {
    case "hour":
    case "weekday":
    case "date": {
      const unit = argument.unit ?? literalUnit(argument.pending) ?? scope.timeUnit(`"${expr.fn}"`, expr.at);
      const zone = checkedZone(expr.zone ?? "UTC", expr.at);
      const { operand } = settle(argument, unit);
      return computed({ kind: expr.fn, operand, unit, zone }, type, `"${expr.fn}" (${type})`, expr.at);
    }
    case "abs": {
      const unit = argument.pending === null ? argument.unit : scope.timeUnit(argument.words, argument.at);
      const { operand } = settle(argument, unit);
      return { ...computed({ kind: "abs", operand }, type, `"abs" (${type})`, expr.at), unit };
    }
    case "lower":
    case "upper":
    case "length":
      return computed({ kind: expr.fn, operand: argument.operand }, type, `"${expr.fn}" (${type})`, expr.at);
    default:
      return assertNever(expr.fn);
  }
}

/** The coarsest unit in which an instant, given in ns, is whole to the millisecond. */
function literalUnit(pending: Typed["pending"]): "ms" | "ns" | null {
  if (typeof pending !== "bigint") return null;
  return pending % 1_000_000n === 0n ? "ms" : "ns";
}
