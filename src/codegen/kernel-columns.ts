import { aggregateGroups, isDeferred } from "../planner/aggregate-groups.js";
import { type ChainSpec, chainPredicates, heldColumns, isPlain } from "../planner/chain.js";
import type { AggregateSpec, Predicate } from "../planner/expression.js";
import { needsMatch } from "../planner/funnel.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { UserCondition } from "../planner/user-condition.js";
import type { ColumnInfo, DataType } from "../types.js";
import { columnsOfPredicate } from "./columns-of.js";
import type { ColumnLayout } from "./kernel-source.js";
import { type ScanForm, wholeForm } from "./scan-form.js";
import { isSearchable } from "./searchable.js";

/** A column that a kernel takes, before its layout is known. */
export interface KernelColumn {
  readonly name: string;
  readonly use: "value" | "key";
}

/**
 * Columns of the scan kernel: what predicates and measures read, time where a chain looks at it, keys of present aggregations but those that
 * are answered otherwise.
 */
export function scanColumns(
  plan: PhysicalPlan,
  { ties, answered, matched }: Pick<ScanForm, "ties" | "answered" | "matched"> = wholeForm(plan),
): readonly KernelColumn[] {
  const { scan } = plan.passes;
  const values = new Set<string>();
  const predicate = (node: Predicate): void => {
    for (const name of columnsOfPredicate(node, scan.shared)) values.add(name);
  };
  const looksAtTime = (steps: readonly Predicate[]): boolean =>
    steps.length > 1 && (ties === "unknown" || !isSearchable(plan, steps));
  const addChain = (chain: ChainSpec, isMatched: boolean): void => {
    if (isMatched || looksAtTime(chain.steps.map((step) => step.predicate))) values.add(plan.time);
    chainPredicates(chain).forEach(predicate);
    if (chain.entering !== null) predicate(chain.entering);
    for (const name of heldColumns(chain)) values.add(name);
  };
  const condition = (node: UserCondition): void => {
    switch (node.kind) {
      case "and":
      case "or":
        node.items.forEach(condition);
        break;
      case "not":
        condition(node.item);
        break;
      case "sequence":
        addChain(node.chain, !isPlain(node.chain));
        break;
      case "constant":
      case "users-in":
        break;
      default:
        predicate(node.predicate);
        if ("column" in node) values.add(node.column);
    }
  };
  if (scan.filter) predicate(scan.filter);
  condition(scan.condition);
  for (const [at, funnel] of scan.funnels.entries()) {
    addChain(funnel.chain, at === matched || needsMatch(funnel));
    for (const { name } of funnel.by?.columns ?? []) values.add(name);
  }
  const keys = new Set<string>();
  for (const { start, comeback, by } of scan.retentions) {
    values.add(plan.time);
    predicate(start);
    predicate(comeback);
    if (by !== null) keys.add(by.name);
  }
  for (const { base, rows, by } of scan.paths) {
    values.add(plan.time);
    predicate(base);
    predicate(rows);
    keys.add(by.name);
  }
  return withAggregates(plan, values, keys, (spec) => !isDeferred(plan, spec) && !answered.has(spec));
}

/** Columns of the gather kernel: those of the deferred aggregations. */
export function gatherColumns(plan: PhysicalPlan): readonly KernelColumn[] {
  return withAggregates(plan, new Set(), new Set(), (spec) => isDeferred(plan, spec));
}

function withAggregates(
  plan: PhysicalPlan,
  values: Set<string>,
  keys: Set<string>,
  chosen: (spec: AggregateSpec) => boolean,
): readonly KernelColumn[] {
  for (const spec of aggregateGroups(plan).flatMap((group) => group.specs.filter(chosen))) {
    if (spec.column !== null) values.add(spec.column);
    if (spec.by !== null) keys.add(spec.by);
  }
  return [
    ...[...values].map((name) => ({ name, use: "value" as const })),
    ...[...keys].map((name) => ({ name, use: "key" as const })),
  ];
}

/** The layout that a column has when nothing surprising is in the data: the one that `explain --kernel` shows. */
export function usualLayout({ name, use }: KernelColumn, columns: readonly ColumnInfo[]): ColumnLayout {
  const info = columns.find((column) => column.name === name);
  const nullable = info?.nullable ?? true;
  if (use === "key") return { name, use, form: "string-code", nullable };
  return { name, use, form: info ? usualForm(info.type) : "number", nullable };
}

function usualForm(type: DataType): ColumnLayout["form"] {
  if (type.kind === "list") return type.item.kind === "string" ? "code-list" : "number-list";
  return type.kind === "string" ? "string-code" : "number";
}
