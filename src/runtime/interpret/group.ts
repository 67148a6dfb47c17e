import type { Predicate } from "../../planner/expression.js";
import type { FilterNode, GroupNode, ScanNode } from "../../planner/logical/plan.js";
import type { Value } from "../../types.js";
import { orderOf } from "./compare.js";
import { holds } from "./predicate.js";
import { type Row, scalar } from "./row.js";

/** All rows of one user that the query sees, in stream order: time, order columns, position; nulls first. */
export interface Stream {
  readonly id: Value;
  readonly rows: readonly Row[];
}

/** The streams of the users who have a row left, in order of first appearance. */
export function groupUsers(
  node: GroupNode,
  rows: readonly Row[],
  shared: readonly Predicate[],
): readonly Stream[] {
  const byUser = new Map<Value, Row[]>();
  for (const row of visibleRows(node.input, rows, shared)) {
    const id = scalar(row, node.users);
    const known = byUser.get(id);
    if (known === undefined) byUser.set(id, [row]);
    else known.push(row);
  }
  const keys = [node.time, ...node.order];
  // Array sort is stable: equal keys keep the rows' positions.
  return [...byUser].map(([id, own]) => ({ id, rows: own.sort((a, b) => streamOrder(a, b, keys)) }));
}

function visibleRows(
  node: FilterNode | ScanNode,
  rows: readonly Row[],
  shared: readonly Predicate[],
): readonly Row[] {
  if (node.kind === "scan") return rows;
  return rows.filter((row) => holds(node.predicate, row, shared));
}

function streamOrder(a: Row, b: Row, keys: readonly string[]): number {
  for (const key of keys) {
    const left = scalar(a, key);
    const right = scalar(b, key);
    if (left === null && right === null) continue;
    if (left === null || right === null) return left === null ? -1 : 1;
    const order = orderOf(left, right);
    if (order !== 0) return order;
  }
  return 0;
}
