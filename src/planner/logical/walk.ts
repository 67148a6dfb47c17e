import { assertNever } from "../../errors/index.js";
import { mapChain } from "../chain.js";
import type { AggregateSpec, Operand, Predicate } from "../expression.js";
import type { UserCondition } from "../user-condition.js";
import type { LogicalPlan, OutputNode } from "./plan.js";

/** Calls `visit` for every column that an operand mentions, with repeats. */
function eachColumnOfOperand(operand: Operand, visit: (column: string) => void): void {
  switch (operand.kind) {
    case "column":
      visit(operand.name);
      return;
    case "arithmetic":
      eachColumnOfOperand(operand.left, visit);
      eachColumnOfOperand(operand.right, visit);
      return;
    case "literal":
    case "null":
      return;
    case "negate":
    case "lower":
    case "upper":
    case "length":
    case "abs":
    case "hour":
    case "weekday":
    case "date":
      eachColumnOfOperand(operand.operand, visit);
      return;
    default:
      assertNever(operand);
  }
}

/** Calls `visit` for every column that a predicate mentions, with repeats; `shared` entries are not followed. */
export function eachColumn(predicate: Predicate, visit: (column: string) => void): void {
  switch (predicate.kind) {
    case "constant":
    case "shared":
      return;
    case "compare":
      eachColumnOfOperand(predicate.left, visit);
      eachColumnOfOperand(predicate.right, visit);
      return;
    case "in":
    case "text-match":
    case "is-null":
    case "is-true":
      eachColumnOfOperand(predicate.operand, visit);
      return;
    case "has":
      visit(predicate.column);
      return;
    case "and":
    case "or":
      for (const item of predicate.items) eachColumn(item, visit);
      return;
    case "not":
      eachColumn(predicate.item, visit);
      return;
    default:
      assertNever(predicate);
  }
}

/** Leaf conditions, through and, or and not. */
export function eachLeaf(condition: UserCondition, visit: (leaf: UserCondition) => void): void {
  if (condition.kind === "and" || condition.kind === "or") {
    for (const item of condition.items) eachLeaf(item, visit);
  } else if (condition.kind === "not") {
    eachLeaf(condition.item, visit);
  } else {
    visit(condition);
  }
}

/** The condition with every predicate in it replaced. */
function mapPredicates(condition: UserCondition, map: (predicate: Predicate) => Predicate): UserCondition {
  switch (condition.kind) {
    case "constant":
    case "users-in":
      return condition;
    case "and":
    case "or":
      return { ...condition, items: condition.items.map((item) => mapPredicates(item, map)) };
    case "not":
      return { ...condition, item: mapPredicates(condition.item, map) };
    case "any":
    case "count":
    case "sum":
    case "min":
    case "max":
    case "mean":
    case "distinct":
      return { ...condition, predicate: map(condition.predicate) };
    case "sequence":
      return { ...condition, chain: mapChain(condition.chain, map) };
    default:
      return assertNever(condition);
  }
}

/** The plan with every predicate that is evaluated on the rows of a user replaced: conditions, then funnel steps. */
export function mapRowPredicates(plan: LogicalPlan, map: (predicate: Predicate) => Predicate): LogicalPlan {
  const condition = mapPredicates(plan.input.condition, map);
  const outputs = plan.outputs.map((output) => mapOutput(output, map));
  return { ...plan, input: { ...plan.input, condition }, outputs };
}

/** The output with its row predicates replaced. */
export function mapOutput(output: OutputNode, map: (predicate: Predicate) => Predicate): OutputNode {
  switch (output.kind) {
    case "aggregate":
      return output;
    case "funnel":
      return { ...output, chain: mapChain(output.chain, map) };
    case "retention":
      return { ...output, start: map(output.start), comeback: map(output.comeback) };
    case "paths":
      return { ...output, base: map(output.base), rows: map(output.rows) };
    default:
      return assertNever(output);
  }
}

/** Row predicates of a retention or of paths; those of a funnel are in its chain. */
export function outputPredicates(output: OutputNode): readonly Predicate[] {
  if (output.kind === "retention") return [output.start, output.comeback];
  return output.kind === "paths" ? [output.base, output.rows] : [];
}

/** Columns that aggregates measure or break down by. */
export function aggregateColumns(aggregates: readonly AggregateSpec[] | null): readonly string[] {
  return (aggregates ?? []).flatMap(({ column, by }) => [column, by].filter((name) => name !== null));
}
