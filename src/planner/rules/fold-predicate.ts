import { assertNever } from "../../errors/index.js";
import { holdsInOrder, orderOf } from "../compare-values.js";
import type { Comparison, Operand, Predicate } from "../expression.js";
import { distinctItems, hasOpposites } from "./canonical.js";
import { foldOperand } from "./fold-operand.js";

/** A predicate with everything decided that needs no row. */
export function foldPredicate(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case "constant":
    case "shared":
      return predicate;
    case "compare":
      return foldCompare(predicate);
    case "in":
      return foldIn(predicate);
    case "text-match":
      return foldMatch(predicate);
    case "is-null": {
      const operand = foldOperand(predicate.operand);
      if (operand.kind === "null") return constant(true);
      return operand.kind === "literal" ? constant(false) : { ...predicate, operand };
    }
    case "is-true": {
      const operand = foldOperand(predicate.operand);
      if (operand.kind === "null") return constant(false);
      return operand.kind === "literal" ? constant(operand.value === true) : { ...predicate, operand };
    }
    case "has":
      return predicate.mode === "any" && predicate.values.length === 0 ? constant(false) : predicate;
    case "and":
    case "or":
      return foldItems(predicate.kind, predicate.items.map(foldPredicate));
    case "not": {
      const item = foldPredicate(predicate.item);
      if (item.kind === "constant") return constant(!item.value);
      return item.kind === "not" ? item.item : { kind: "not", item };
    }
    default:
      return assertNever(predicate);
  }
}

/** Predicates are two-valued, so the laws of and, or and not hold without exception for nulls. */
function foldItems(kind: "and" | "or", items: readonly Predicate[]): Predicate {
  const deciding = kind === "or";
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  if (flat.some((item) => item.kind === "constant" && item.value === deciding)) return constant(deciding);
  const open = distinctItems(flat.filter((item) => item.kind !== "constant"));
  if (hasOpposites(open) || (kind === "and" && equalsTwo(open))) return constant(deciding);
  const [only] = open;
  if (only === undefined) return constant(!deciding);
  return open.length === 1 ? only : { kind, items: open };
}

/** Whether one column would have to equal two different literals. */
function equalsTwo(items: readonly Predicate[]): boolean {
  const wanted = new Map<string, Extract<Operand, { kind: "literal" }>["value"]>();
  for (const item of items) {
    if (item.kind !== "compare" || item.op !== "==") continue;
    if (item.left.kind !== "column" || item.right.kind !== "literal") continue;
    const other = wanted.get(item.left.name);
    if (other !== undefined && orderOf(other, item.right.value) !== 0) return true;
    wanted.set(item.left.name, item.right.value);
  }
  return false;
}

const MIRRORED = { "==": "==", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const satisfies Record<
  Comparison,
  Comparison
>;

function foldCompare(predicate: Extract<Predicate, { kind: "compare" }>): Predicate {
  const left = foldOperand(predicate.left);
  const right = foldOperand(predicate.right);
  if (left.kind === "null" || right.kind === "null") return constant(false);
  if (left.kind === "literal" && right.kind === "literal") {
    return constant(holdsInOrder(predicate.op, orderOf(left.value, right.value)));
  }
  const turned =
    left.kind === "literal"
      ? { ...predicate, op: MIRRORED[predicate.op], left: right, right: left }
      : { ...predicate, left, right };
  return outOfRange(turned) ?? turned;
}

const MIN_INT = -(2n ** 63n);
const MAX_INT = 2n ** 64n - 1n;

/** A column of ints compared with a number that no int can reach: true for every value, or for none. */
function outOfRange({ op, left, right }: Extract<Predicate, { kind: "compare" }>): Predicate | null {
  if (left.kind !== "column" || right.kind !== "literal") return null;
  const { kind } = left.type;
  if (kind !== "int" && kind !== "timestamp") return null;
  const { value } = right;
  if (typeof value !== "bigint" && typeof value !== "number") return null;
  if (Number.isNaN(value)) return constant(false);
  const above = value > MAX_INT;
  if (!above && !(value < MIN_INT)) return null;
  const holds = holdsInOrder(op, above ? -1 : 1);
  return holds ? { kind: "not", item: { kind: "is-null", operand: left } } : constant(false);
}

function foldIn(predicate: Extract<Predicate, { kind: "in" }>): Predicate {
  const operand = foldOperand(predicate.operand);
  if (operand.kind === "null") return constant(false);
  const distinct = [
    ...new Map(predicate.values.map((value) => [`${typeof value} ${value}`, value])).values(),
  ];
  if (operand.kind === "literal") {
    return constant(distinct.some((value) => orderOf(value, operand.value) === 0));
  }
  return distinct.length === 0 ? constant(false) : { ...predicate, operand, values: distinct };
}

function foldMatch(predicate: Extract<Predicate, { kind: "text-match" }>): Predicate {
  const operand = foldOperand(predicate.operand);
  if (operand.kind === "null") return constant(false);
  const { op, pattern, ignoreCase } = predicate;
  if (pattern === "" && (op === "contains" || op === "starts" || op === "ends")) {
    return foldPredicate({ kind: "not", item: { kind: "is-null", operand } });
  }
  if (operand.kind === "literal" && typeof operand.value === "string" && !ignoreCase) {
    if (op === "contains") return constant(operand.value.includes(pattern));
    if (op === "starts") return constant(operand.value.startsWith(pattern));
    if (op === "ends") return constant(operand.value.endsWith(pattern));
  }
  return { ...predicate, operand };
}

function constant(value: boolean): Predicate {
  return { kind: "constant", value };
}
