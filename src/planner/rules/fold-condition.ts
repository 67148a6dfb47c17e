import { assertNever } from "../../errors/index.js";
import { isPlain } from "../chain.js";
import { holdsInOrder, orderOf } from "../compare-values.js";
import type { Threshold, UserCondition } from "../user-condition.js";
import { distinctItems, hasOpposites } from "./canonical.js";

/** A condition with everything decided that needs no row. Every user has at least one row. */
export function foldCondition(condition: UserCondition): UserCondition {
  switch (condition.kind) {
    case "constant":
    case "users-in":
      return condition;
    case "and":
    case "or":
      return foldItems(condition.kind, condition.items.map(foldCondition));
    case "not": {
      const item = foldCondition(condition.item);
      if (item.kind === "constant") return constant(!item.value);
      return item.kind === "not" ? item.item : { kind: "not", item };
    }
    case "any": {
      const { predicate } = condition;
      return predicate.kind === "constant" ? constant(predicate.value) : condition;
    }
    case "count":
      return foldCount(condition);
    case "sum":
    case "distinct":
    case "min":
    case "max":
    case "mean":
      return isNever(condition.predicate) ? constant(holdsOverNothing(condition)) : condition;
    case "sequence": {
      const { steps } = condition.chain;
      if (steps.some((step) => !step.optional && isNever(step.predicate))) return constant(false);
      const [only] = steps;
      const isSingle = only !== undefined && steps.length === 1 && isPlain(condition.chain);
      return isSingle ? foldCondition({ kind: "any", predicate: only.predicate }) : condition;
    }
    default:
      return assertNever(condition);
  }
}

function foldItems(kind: "and" | "or", items: readonly UserCondition[]): UserCondition {
  const deciding = kind === "or";
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  if (flat.some((item) => item.kind === "constant" && item.value === deciding)) return constant(deciding);
  const open = distinctItems(flat.filter((item) => item.kind !== "constant"));
  if (hasOpposites(open)) return constant(deciding);
  const [only] = open;
  if (only === undefined) return constant(!deciding);
  return open.length === 1 ? only : { kind, items: open };
}

/** Thresholds that only ask whether there is a row become `any`; those that no count or every count meets go. */
function foldCount(condition: Extract<UserCondition, { kind: "count" }>): UserCondition {
  const { predicate, threshold } = condition;
  const atNone = meets(0n, threshold);
  if (isNever(predicate)) return constant(atNone);
  const atOne = meets(1n, threshold);
  const { op, target } = threshold;
  const isMonotonous = op !== "==" && op !== "!=";
  const sameFromOne = isMonotonous
    ? !(target > 1 || (target === 1n && (op === ">" || op === "<=")))
    : target <= 0;
  if (!sameFromOne) return condition;
  if (atNone === atOne) return constant(atNone);
  const any = foldCondition({ kind: "any", predicate });
  return atOne ? any : foldCondition({ kind: "not", item: any });
}

/** Whether a threshold is met by a count or sum. */
function meets(value: bigint, { op, target }: Threshold): boolean {
  const order = orderOf(value, target);
  return op === "!=" ? order !== 0 : holdsInOrder(op, order);
}

/** Whether a measuring condition holds for a user without any matching row. */
export function holdsOverNothing(
  condition: Extract<UserCondition, { kind: "count" | "sum" | "distinct" | "min" | "max" | "mean" }>,
): boolean {
  const { kind, threshold } = condition;
  const isNull = kind === "min" || kind === "max" || kind === "mean";
  return isNull ? threshold.op === "!=" : meets(0n, threshold);
}

function isNever(predicate: { readonly kind: string; readonly value?: unknown }): boolean {
  return predicate.kind === "constant" && predicate.value === false;
}

function constant(value: boolean): UserCondition {
  return { kind: "constant", value };
}
