import type { Condition, Expr, Literal, ParamRef } from "../../ast.js";
import type { FilterConditionJson, FiltersConditionJson, TargetJson } from "../document.js";
import { fitsZero } from "../fits-zero.js";
import { writeExpression } from "./expression.js";
import { writeFilters } from "./filters.js";
import { printJson } from "./print.js";

type TargetedJson = FilterConditionJson | FiltersConditionJson;

/**
 * A condition of Funnel Rocket with `filter` or `filters`, when one reads back as exactly this: some row matches; its
 * count fits; or some row matches and the count or sum over those rows fits. Null otherwise.
 */
export function writeTargeted(node: Condition): TargetedJson | null {
  if (node.kind === "quantified") return node.quantifier === "any" ? writeFilters(node.predicate) : null;
  if (node.kind === "counted") {
    const count = countTarget(node);
    if (count === null || node.predicate === null) return null;
    const { json, value } = count;
    if (node.op === ">=" && value === 1n) return null;
    const isZeroIncluded = fitsZero(node.op, value) && !(node.op === "==" && value === 0n);
    return {
      ...writeFilters(node.predicate),
      target: json,
      ...(isZeroIncluded ? { includeZero: true } : {}),
    };
  }
  return node.kind === "all-of" ? writeTested(node.items) : null;
}

/** Two conditions that say: only users with a matching row are tested. */
function writeTested([some, tested, ...others]: readonly Condition[]): TargetedJson | null {
  if (some?.kind !== "quantified" || some.quantifier !== "any" || others.length > 0) return null;
  if (tested?.kind !== "counted" && tested?.kind !== "measured") return null;
  if (tested.predicate === null || !isSame(some.predicate, tested.predicate)) return null;
  const target = tested.kind === "counted" ? testedCount(tested) : sumTarget(tested);
  return target === null ? null : { ...writeFilters(tested.predicate), target };
}

function testedCount(node: Extract<Condition, { kind: "counted" }>): TargetJson | null {
  const count = countTarget(node);
  const isPlain =
    count !== null && (!fitsZero(node.op, count.value) || (node.op === "==" && count.value === 0n));
  return count === null || isPlain ? null : count.json;
}

function countTarget(node: {
  readonly op: Extract<Condition, { kind: "counted" }>["op"];
  readonly target: Literal | ParamRef;
}) {
  if (node.target.kind !== "literal" || node.target.value.type !== "int" || node.target.value.value < 0n)
    return null;
  const { value } = node.target.value;
  return { value, json: ["count", node.op, value] as const };
}

function sumTarget(node: Extract<Condition, { kind: "measured" }>): TargetJson | null {
  if (node.measure !== "sum" || node.target.kind !== "literal") return null;
  const { value } = node.target;
  const isBare = value.type === "int" || (value.type === "float" && !Number.isInteger(value.value));
  return isBare ? ["sum", node.column.name, node.op, value.value] : null;
}

/** Whether two predicates are the same apart from their places. */
function isSame(a: Expr, b: Expr): boolean {
  return (
    printJson({ define: { predicate: writeExpression(a) } }) ===
    printJson({ define: { predicate: writeExpression(b) } })
  );
}
