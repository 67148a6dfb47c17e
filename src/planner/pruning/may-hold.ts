import { assertNever } from "../../errors/index.js";
import type { Value } from "../../types.js";
import { orderOf } from "../compare-values.js";
import type { Comparison, Operand, Predicate } from "../expression.js";
import { type Range, rangeOf } from "./range.js";
import type { ZoneLookup } from "./zone.js";

/** What a predicate can be over some rows, as far as statistics tell: both true when nothing is proved. */
interface Outcome {
  readonly canHold: boolean;
  readonly canFail: boolean;
}

const OPEN: Outcome = { canHold: true, canFail: true };

/** False only when it is proved that the predicate holds on no row of the zones. Linear in the predicate. */
export function mayHold(predicate: Predicate, zones: ZoneLookup): boolean {
  return outcome(predicate, zones).canHold;
}

/** True only when it is proved that the predicate holds on every row of the zones. */
export function mustHold(predicate: Predicate, zones: ZoneLookup): boolean {
  return !outcome(predicate, zones).canFail;
}

function outcome(predicate: Predicate, zones: ZoneLookup): Outcome {
  switch (predicate.kind) {
    case "constant":
      return { canHold: predicate.value, canFail: !predicate.value };
    case "compare":
      return compare(predicate.op, rangeOf(predicate.left, zones), rangeOf(predicate.right, zones));
    case "in":
      return inList(rangeOf(predicate.operand, zones), predicate.values);
    case "text-match":
      return textMatch(predicate, rangeOf(predicate.operand, zones));
    case "is-null":
      return isNull(predicate.operand, zones);
    case "is-true": {
      const range = rangeOf(predicate.operand, zones);
      return compare("==", range, { ...range, min: true, max: true, mayLack: false, isEmpty: false });
    }
    case "and": {
      const items = predicate.items.map((item) => outcome(item, zones));
      return { canHold: items.every((item) => item.canHold), canFail: items.some((item) => item.canFail) };
    }
    case "or": {
      const items = predicate.items.map((item) => outcome(item, zones));
      return { canHold: items.some((item) => item.canHold), canFail: items.every((item) => item.canFail) };
    }
    case "not": {
      const item = outcome(predicate.item, zones);
      return { canHold: item.canFail, canFail: item.canHold };
    }
    case "has":
    case "shared":
      return OPEN;
    default:
      return assertNever(predicate);
  }
}

function compare(op: Comparison, left: Range, right: Range): Outcome {
  if (left.isEmpty || right.isEmpty) return { canHold: false, canFail: true };
  const lacks = left.mayLack || right.mayLack;
  const possible = comparable(op, left, right);
  return { canHold: possible.canHold, canFail: lacks || possible.canFail };
}

/** Over rows where both sides have a value that is not NaN. */
function comparable(op: Comparison, left: Range, right: Range): Outcome {
  switch (op) {
    case "<":
      return { canHold: !isAtLeast(left.min, right.max), canFail: !isBelow(left.max, right.min) };
    case "<=":
      return { canHold: !isBelow(right.max, left.min), canFail: !isAtLeast(right.min, left.max) };
    case ">":
      return comparable("<", right, left);
    case ">=":
      return comparable("<=", right, left);
    case "==": {
      const apart = isBelow(left.max, right.min) || isBelow(right.max, left.min);
      const same = isAtLeast(left.min, right.max) && isAtLeast(right.min, left.max);
      return { canHold: !apart, canFail: !same };
    }
    default:
      return assertNever(op);
  }
}

type Bound = Exclude<Value, null> | null;

/** Proved a < b; bounds that are open or of different kinds prove nothing. */
function isBelow(a: Bound, b: Bound): boolean {
  const order = a === null || b === null ? null : orderOf(a, b);
  return order !== null && order < 0;
}

function isAtLeast(a: Bound, b: Bound): boolean {
  const order = a === null || b === null ? null : orderOf(a, b);
  return order !== null && order >= 0;
}

function inList(range: Range, values: readonly Exclude<Value, null>[]): Outcome {
  const point = { mayLack: false, isEmpty: false, mayBeNull: false, mayBePresent: true };
  const items = values.map((value) => compare("==", range, { ...point, min: value, max: value }));
  return { canHold: items.some((item) => item.canHold), canFail: items.every((item) => item.canFail) };
}

/** Strings that begin with a text lie from it up to, but without, the first string after all of them. */
function textMatch(predicate: Extract<Predicate, { kind: "text-match" }>, range: Range): Outcome {
  if (range.isEmpty) return { canHold: false, canFail: true };
  const { op, pattern, ignoreCase } = predicate;
  if (op !== "starts" || ignoreCase) return OPEN;
  const startsAfter =
    typeof range.min === "string" && isBelow(pattern, range.min) && !range.min.startsWith(pattern);
  return { canHold: !isBelow(range.max, pattern) && !startsAfter, canFail: true };
}

function isNull(operand: Operand, zones: ZoneLookup): Outcome {
  const range = rangeOf(operand, zones);
  return { canHold: range.mayBeNull, canFail: range.mayBePresent };
}
