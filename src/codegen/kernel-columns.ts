import { aggregateGroups, isDeferred } from "../planner/aggregate-groups.js";
import type { AggregateSpec, Predicate, UserCondition } from "../planner/expression.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
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
  { ties, answered }: Pick<ScanForm, "ties" | "answered"> = wholeForm(plan),
): readonly KernelColumn[] {
  const { scan } = plan.passes;
  const values = new Set<string>();
  const predicate = (node: Predicate): void => {
    for (const name of columnsOfPredicate(node, scan.shared)) values.add(name);
  };
  const looksAtTime = (steps: readonly Predicate[]): boolean =>
    steps.length > 1 && (ties === "unknown" || !isSearchable(plan, steps));
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
        if (looksAtTime(node.steps)) values.add(plan.time);
        node.steps.forEach(predicate);
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
  for (const funnel of scan.funnels) {
    if (looksAtTime(funnel.steps.map((step) => step.predicate))) values.add(plan.time);
    for (const step of funnel.steps) predicate(step.predicate);
  }
  return withAggregates(plan, values, (spec) => !isDeferred(plan, spec) && !answered.has(spec));
}

/** Columns of the gather kernel: those of the deferred aggregations. */
export function gatherColumns(plan: PhysicalPlan): readonly KernelColumn[] {
  return withAggregates(plan, new Set(), (spec) => isDeferred(plan, spec));
}

function withAggregates(
  plan: PhysicalPlan,
  values: Set<string>,
  chosen: (spec: AggregateSpec) => boolean,
): readonly KernelColumn[] {
  const keys = new Set<string>();
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
