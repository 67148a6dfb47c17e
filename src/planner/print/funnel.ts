import type { AggregateSpec } from "../expression.js";
import type { BreakdownSpec, FunnelSpec } from "../funnel.js";
import { inOrder, printClauses, printStepBody, printWithout } from "./chain.js";
import { printAggregate } from "./condition.js";
import { printColumn, printString } from "./literal.js";

/** A funnel as indented lines; `head` is what stands before a step's predicate. Defaults are left out. */
export function printFunnel(
  funnel: FunnelSpec,
  head: (name: string, index: number) => string,
): readonly string[] {
  const { name, chain, ending } = funnel;
  const upTo = ending === null ? "" : ` up to without ${printColumn(ending.name)}`;
  return [
    `${name === null ? "funnel" : `funnel ${printColumn(name)}`}${upTo}`,
    ...inOrder(chain).map((each) =>
      "step" in each
        ? `  ${head(each.step.name, each.index)}: ${printStepBody(each.step)}`
        : `  ${printWithout(each.without)}`,
    ),
    ...printClauses(chain).map((clause) => `  ${clause}`),
    ...printShown(funnel).map((clause) => `  ${clause}`),
    ...printBlock("each step", funnel.eachStep).map((line) => `  ${line}`),
    ...printBlock("at end", funnel.atEnd).map((line) => `  ${line}`),
  ];
}

function printShown({ chain, count, choice, by, per, durations, pending }: FunnelSpec): readonly string[] {
  const clauses: string[] = [];
  if (count !== "users") clauses.push(`count ${count}`);
  if (choice !== "earliest") clauses.push(`chain ${choice}`);
  if (by !== null) clauses.push(printBreakdown(by, (step) => chain.steps[step]?.name ?? ""));
  if (per !== null) clauses.push(`per ${per.bucket} in ${printString(per.zone)}`);
  if (durations !== null) {
    clauses.push(durations.histogram === null ? "durations" : `durations histogram ${durations.histogram}`);
  }
  if (pending !== null) clauses.push(`pending from ${pending.earliest} on`);
  return clauses;
}

function printBreakdown({ columns, on, top }: BreakdownSpec, nameOf: (step: number) => string): string {
  const row = typeof on === "number" ? printColumn(nameOf(on)) : on;
  const names = columns.map(({ name }) => printColumn(name)).join(", ");
  return `by ${names} on ${row}${top === null ? "" : ` top ${top}`}`;
}

/** Aggregations under their title; nothing when there are none. */
export function printBlock(title: string, aggregates: readonly AggregateSpec[] | null): readonly string[] {
  if (aggregates === null) return [];
  return [title, ...aggregates.map((spec) => `  ${printAggregate(spec)}`)];
}
