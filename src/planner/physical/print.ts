import { printCondition } from "../print/condition.js";
import { printPredicate } from "../print/expression.js";
import { printBlock, printFunnel } from "../print/funnel.js";
import { printColumn, printString } from "../print/literal.js";
import { printPaths } from "../print/paths.js";
import { printRetention } from "../print/retention.js";
import type { PhysicalPlan, ScanPass } from "./plan.js";

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
  if (scan.sessionGap !== null) lines.push(`    session gap ${scan.sessionGap}`);
  if (scan.filter !== null) lines.push(`    rows where ${printPredicate(scan.filter)}`);
  scan.shared.forEach((predicate, i) => {
    lines.push(`    shared[${i}] = ${printPredicate(predicate)}`);
  });
  lines.push(`    users where ${printCondition(scan.condition)}`);
  const aggregates = scan.aggregates.length === 0 ? null : scan.aggregates;
  lines.push(...printBlock("aggregate", aggregates).map((line) => `    ${line}`));
  for (const funnel of scan.funnels) {
    const steps = printFunnel(funnel, (name, index) => `${index + 1}. ${name}`);
    lines.push(...steps.map((line) => `    ${line}`));
  }
  for (const retention of scan.retentions)
    lines.push(...printRetention(retention).map((line) => `    ${line}`));
  for (const paths of scan.paths) lines.push(...printPaths(paths).map((line) => `    ${line}`));
  return lines;
}
