import { fail } from "../../../errors/index.js";
import type { Place } from "../../../errors/place.js";
import type { CompareOp, Condition, Expr, Literal } from "../../ast.js";
import type { TargetJson } from "../document.js";
import { fitsZero } from "../fits-zero.js";
import { below, placeOf } from "../pointer.js";
import { type Digits, readScalar, wholeNumber } from "./literal.js";

/** What a condition with filters asks of the rows that match. */
export type Target =
  | { readonly type: "count"; readonly op: CompareOp; readonly value: bigint; readonly at: Place }
  | {
      readonly type: "sum";
      readonly column: string;
      readonly columnAt: Place;
      readonly op: CompareOp;
      readonly literal: Literal;
    };

/** A target in either notation; without one, at least one row. */
export function readTarget(json: TargetJson | undefined, condition: string, digits: Digits): Target {
  const pointer = below(condition, "target");
  if (json === undefined) return { type: "count", op: ">=", value: 1n, at: placeOf(condition) };
  if ("type" in json) {
    const at = below(pointer, "value");
    return json.type === "count"
      ? { type: "count", op: json.op, value: wholeNumber(json.value, at, digits), at: placeOf(at) }
      : sum(json.column, below(pointer, "column"), json.op, readScalar(json.value, at, digits));
  }
  if (json[0] === "count") {
    const at = below(pointer, 2);
    return { type: "count", op: json[1], value: wholeNumber(json[2], at, digits), at: placeOf(at) };
  }
  return sum(json[1], below(pointer, 1), json[2], readScalar(json[3], below(pointer, 3), digits));
}

function sum(column: string, pointer: string, op: CompareOp, literal: Literal): Target {
  return { type: "sum", column, columnAt: placeOf(pointer), op, literal };
}

/**
 * Refuses an `includeZero` that does not fit the target. Source: COMPAT.md, section 3.3.
 * Errors: include-zero-false, include-zero-precluded, include-zero-negative, include-zero-greater, include-zero-sum.
 */
export function checkIncludeZero(target: Target, includeZero: boolean | undefined, condition: string): void {
  if (includeZero === undefined) return;
  const at = { place: placeOf(below(condition, "includeZero")) };
  const isZero = target.type === "count" && target.value === 0n;
  if (!includeZero) {
    if (target.type === "count" && target.op === "==" && isZero) fail("include-zero-false", {}, at);
    return;
  }
  if (target.type === "sum") fail("include-zero-sum", {}, at);
  const { op, value } = target;
  if (op === ">") fail("include-zero-greater", {}, at);
  if (op === "<" && isZero) fail("include-zero-negative", {}, at);
  const precludesZero = op === "!=" ? isZero : (op === "==" || op === ">=") && !isZero;
  if (precludesZero) fail("include-zero-precluded", { op, value: String(value) }, at);
}

/**
 * The condition that users with rows matching `predicate` fit the target. Users without such a row are not tested unless
 * `includeZero` says so (or the target is count == 0); where none of them could fit, counting alone says the same.
 */
export function targetCondition(predicate: Expr, target: Target, includeZero: boolean, at: Place): Condition {
  const some: Condition = { kind: "quantified", quantifier: "any", predicate, at };
  if (target.type === "sum") {
    const { op, literal, column, columnAt } = target;
    const summed = { kind: "column-name", name: column, at: columnAt } as const;
    const total: Condition = {
      kind: "measured",
      measure: "sum",
      column: summed,
      predicate,
      op,
      target: literal,
      at,
    };
    return { kind: "all-of", items: [some, total], at };
  }
  const { op, value } = target;
  if (op === ">=" && value === 1n) return some;
  const literal: Literal = { kind: "literal", value: { type: "int", value }, at: target.at };
  const counted: Condition = { kind: "counted", predicate, op, target: literal, at };
  const isCountZero = op === "==" && value === 0n;
  return includeZero || isCountZero || !fitsZero(op, value)
    ? counted
    : { kind: "all-of", items: [some, counted], at };
}
