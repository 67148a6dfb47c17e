import { printCondition } from "../print/condition.js";
import { printPredicate } from "../print/expression.js";
import { printBlock, printFunnel } from "../print/funnel.js";
import { printColumn, printString } from "../print/literal.js";
import { printPaths } from "../print/paths.js";
import { printRetention } from "../print/retention.js";
import type { GroupNode, LogicalPlan, OutputNode, ScanNode } from "./plan.js";

/** A plan as indented text, outputs first and the scan last; no line end after the last line. */
export function printLogical(plan: LogicalPlan): string {
  const group = plan.input.input;
  const filter = group.input.kind === "filter" ? [`filter ${printPredicate(group.input.predicate)}`] : [];
  const scan = group.input.kind === "filter" ? group.input.input : group.input;
  const shared = plan.shared.map((predicate, i) => `  shared[${i}] = ${printPredicate(predicate)}`);
  const chain = [`select ${printCondition(plan.input.condition)}`, printGroup(group), ...filter];
  const lines = [
    "query",
    ...(plan.sessionGap === null ? [] : [`  session gap ${plan.sessionGap}`]),
    ...shared,
    ...plan.outputs.flatMap((output) => printOutput(output).map((line) => `  ${line}`)),
  ];
  chain.forEach((line, depth) => {
    lines.push("  ".repeat(depth + 1) + line);
  });
  const indent = "  ".repeat(chain.length + 1);
  return [...lines, ...printScan(scan).map((line) => indent + line)].join("\n");
}

function printGroup(group: GroupNode): string {
  const keys = [group.time, ...group.order].map(printColumn).join(", ");
  return `group by ${printColumn(group.users)} order by ${keys}`;
}

function printScan(scan: ScanNode): readonly string[] {
  const lines = [
    `scan ${printString(scan.dataset)} columns ${scan.columns.map(printColumn).join(", ") || "none"}`,
  ];
  if (scan.deferred.length > 0) lines.push(`  deferred ${scan.deferred.map(printColumn).join(", ")}`);
  if (scan.rowFilter !== null) lines.push(`  rows ${printPredicate(scan.rowFilter)}`);
  for (const predicate of scan.required) lines.push(`  requires ${printPredicate(predicate)}`);
  return lines;
}

function printOutput(output: OutputNode): readonly string[] {
  if (output.kind === "aggregate") return printBlock("aggregate", output.aggregates);
  if (output.kind === "retention") return printRetention(output);
  if (output.kind === "paths") return printPaths(output);
  return printFunnel(output, (name) => (/^step \d+$/.test(name) ? name : `step ${printColumn(name)}`));
}
