import type { Condition, Literal, ParamRef, Query, Source } from "../ast.js";
import { commentsOf } from "../comments.js";
import { quoteString } from "../strings.js";
import { needsQuotes, quoteName } from "../words.js";
import { printBlock } from "./block.js";
import { printRange } from "./chain.js";
import { conditionItems, printCondition } from "./condition.js";
import { printExpr } from "./expression.js";
import { printFunnel } from "./funnel.js";
import { commented, indent, line } from "./lines.js";
import { printPaths } from "./paths.js";
import { printRetention } from "./retention.js";
import { printValue } from "./value.js";

/**
 * The canonical text of a query: two spaces of indent, one clause a line, clauses in the order of the reference,
 * ended by a line break. It reads back as the same tree. Errors: unprintable-pattern.
 */
export function printQuery(query: Query): string {
  const { from, timeframe, session, includes, params, defines, where, aggregate, funnels } = query;
  const groups: string[][] = [
    commentsOf(query).before,
    [
      ...(from === null ? [] : line(from, printSource(from))),
      ...(timeframe === null ? [] : line(timeframe, `timeframe ${printRange(timeframe)}`)),
      ...(session === null ? [] : line(session, `session gap ${printValue(session.gap)}`)),
    ],
    includes.flatMap((each) => line(each, `include ${quoteString(each.path)}`)),
    params.flatMap((each) => line(each, `param ${quoteName(each.name)}${bound(" = ", each.value)}`)),
    defines.flatMap((each) => line(each, `define ${quoteName(each.name)} = ${printExpr(each.predicate)}`)),
    where === null ? [] : printWhere(where),
    aggregate.length === 0 ? [] : printBlock("aggregate", aggregate),
    ...funnels.map(printFunnel),
    ...query.retentions.map((each) => commented(each, printRetention(each))),
    ...query.paths.map((each) => commented(each, printPaths(each))),
    commentsOf(query).closing,
  ];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

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
