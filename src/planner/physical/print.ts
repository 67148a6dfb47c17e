import type { AggregateSpec } from "../expression.js";
import { printAggregate, printCondition } from "../print/condition.js";
import { printPredicate } from "../print/expression.js";
import { printColumn, printString } from "../print/literal.js";
import type { FunnelScan, PhysicalPlan, ScanPass } from "./plan.js";

/** A physical plan as text: its passes in order with the columns that each reads. */
export function printPhysical(plan: PhysicalPlan): string {
  const { read, group, sort, scan, gather } = plan.passes;
  const lines = [
    `plan ${plan.hash.slice(0, 12)} over ${printString(plan.dataset)}`,
    `  read ${names(read.columns)}`,
  ];
  if (read.rowFilter !== null) lines.push(`    row groups where ${printPredicate(read.rowFilter)}`);
  for (const predicate of read.required) lines.push(`    parts with ${printPredicate(predicate)}`);
  lines.push(group === null ? "  group: the layout gives it" : `  group by ${printColumn(group.users)}`);
  lines.push(sort === null ? "  sort: not needed" : `  sort by ${names(sort.keys)}`);
  lines.push(...printScan(scan));
  if (gather !== null) lines.push(`  gather ${names(gather.columns)}`);
  for (const warning of plan.warnings) lines.push(`  warning: ${warning}`);
  return lines.join("\n");
}

function names(columns: readonly string[]): string {
  return columns.map(printColumn).join(", ") || "nothing";
}

function printScan(scan: ScanPass): readonly string[] {
  const lines = ["  scan"];
  if (scan.filter !== null) lines.push(`    rows where ${printPredicate(scan.filter)}`);
  scan.shared.forEach((predicate, i) => {
    lines.push(`    shared[${i}] = ${printPredicate(predicate)}`);
  });
  lines.push(`    users where ${printCondition(scan.condition)}`);
  lines.push(...printBlock("aggregate", scan.aggregates.length === 0 ? null : scan.aggregates));
  for (const funnel of scan.funnels) lines.push(...printFunnel(funnel));
  return lines;
}

function printFunnel(funnel: FunnelScan): readonly string[] {
  const inner = [
    ...funnel.steps.map((step, i) => `      ${i + 1}. ${step.name}: ${printPredicate(step.predicate)}`),
    ...printBlock("each step", funnel.eachStep).map((line) => `  ${line}`),
    ...printBlock("at end", funnel.atEnd).map((line) => `  ${line}`),
  ];
  return [funnel.name === null ? "    funnel" : `    funnel ${printColumn(funnel.name)}`, ...inner];
}

function printBlock(title: string, aggregates: readonly AggregateSpec[] | null): readonly string[] {
  if (aggregates === null) return [];
  return [`    ${title}`, ...aggregates.map((spec) => `      ${printAggregate(spec)}`)];
}
