import type { Aggregation, Condition, Funnel, Literal, ParamRef, Query, Source, Step } from "../ast.js";
import { commentsOf } from "../comments.js";
import { quoteString } from "../strings.js";
import { needsQuotes, quoteName } from "../words.js";
import { conditionItems, printCondition } from "./condition.js";
import { printExpr } from "./expression.js";
import { printValue } from "./value.js";

/**
 * The canonical text of a query: two spaces of indent, one clause a line, clauses in the order of the reference,
 * ended by a line break. It reads back as the same tree. Errors: unprintable-pattern.
 */
export function printQuery(query: Query): string {
  const { from, timeframe, includes, params, defines, where, aggregate, funnels } = query;
  const range = timeframe && `timeframe${bound(" ", timeframe.start)} ..${bound(" ", timeframe.end)}`;
  const groups: string[][] = [
    commentsOf(query).before,
    [...(from ? line(from, printSource(from)) : []), ...(timeframe && range ? line(timeframe, range) : [])],
    includes.flatMap((each) => line(each, `include ${quoteString(each.path)}`)),
    params.flatMap((each) => line(each, `param ${quoteName(each.name)}${bound(" = ", each.value)}`)),
    defines.flatMap((each) => line(each, `define ${quoteName(each.name)} = ${printExpr(each.predicate)}`)),
    where === null ? [] : printWhere(where),
    aggregate.length === 0 ? [] : printBlock("aggregate", aggregate),
    ...funnels.map(printFunnel),
    commentsOf(query).closing,
  ];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** A line with the comments of the node that it shows. */
function line(node: object, text: string): string[] {
  const { before, after } = commentsOf(node);
  return [...before, [text, ...after].join(" ")];
}

const indent = (lines: readonly string[]) => lines.map((each) => `  ${each}`);

function bound(lead: string, value: Literal | ParamRef | null): string {
  return value === null ? "" : lead + printValue(value);
}

function printSource(source: Source): string {
  if ("name" in source.target) {
    const { name } = source.target;
    return `from ${needsQuotes(name) ? quoteString(name) : name}`;
  }
  const parts = [`from ${quoteString(source.target.path)}`];
  if (source.users !== null) parts.push(`users ${quoteName(source.users)}`);
  if (source.time !== null) parts.push(`time ${quoteName(source.time)}`);
  if (source.unit !== null) parts.push(`in ${source.unit}`);
  if (source.order.length > 0) parts.push(`order ${source.order.map(quoteName).join(", ")}`);
  return parts.join(" ");
}

/** One condition a line, where it is a list. */
function printWhere(where: Condition): string[] {
  const isList = where.kind === "all-of" || where.kind === "any-of";
  if (!isList) return line(where, `where ${printCondition(where)}`);
  const join = where.kind === "all-of" ? "and" : "or";
  const texts = conditionItems(where);
  return where.items.flatMap((item, i) => {
    if (i === 0) return line(item, `where ${texts[i]}`);
    return indent(line(item, `${join} ${texts[i]}`));
  });
}

function printBlock(head: string, list: readonly Aggregation[]): string[] {
  const { closing } = commentsOf(list);
  const lines = [...list.flatMap((each) => line(each, printAggregation(each))), ...closing];
  const [first, ...rest] = lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(lines), "}"];
  const { before, after } = commentsOf(list);
  return [
    ...before,
    first ?? "",
    ...rest.slice(0, -1),
    ...rest.slice(-1).map((end) => [end, ...after].join(" ")),
  ];
}

function printAggregation({ fn, column, by, top, name }: Aggregation): string {
  const parts = [(fn === "rows" ? "count" : fn) + (column === null ? "" : `(${quoteName(column.name)})`)];
  if (by !== null) parts.push(`by ${quoteName(by.name)}`);
  if (top !== null) parts.push(`top ${top}`);
  if (name !== null) parts.push(`as ${quoteString(name)}`);
  return parts.join(" ");
}

function printFunnel(funnel: Funnel): string[] {
  const { before, after, closing } = commentsOf(funnel);
  const name = funnel.name === null ? "" : ` ${quoteName(funnel.name)}`;
  const lines = [
    ...funnel.steps.flatMap((step) => line(step, printStep(step))),
    ...(funnel.eachStep === null ? [] : printBlock("each step", funnel.eachStep)),
    ...(funnel.atEnd === null ? [] : printBlock("at end", funnel.atEnd)),
    ...closing,
  ];
  return [...before, `funnel${name} {`, ...indent(lines), ["}", ...after].join(" ")];
}

function printStep({ name, predicate }: Step): string {
  return `step ${name === null ? "" : `${quoteName(name)}: `}${printExpr(predicate)}`;
}
