import type { BreakdownClause, Funnel, TrendClause } from "../ast.js";
import { commentsOf } from "../comments.js";
import { quoteString } from "../strings.js";
import { quoteName } from "../words.js";
import { printBlock } from "./block.js";
import { type ClauseLine, inOrder, printClauses, printStepBody, printWithout } from "./chain.js";
import { commented, indent, line } from "./lines.js";

/** A funnel: steps, then clauses in the order of the reference. */
export function printFunnel(funnel: Funnel): string[] {
  const { closing } = commentsOf(funnel);
  const name = funnel.name === null ? "" : ` ${quoteName(funnel.name)}`;
  const lines = [
    ...inOrder(funnel).flatMap((each) =>
      line(
        each,
        each.kind === "without"
          ? printWithout(each)
          : `step ${each.name === null ? "" : `${quoteName(each.name)}: `}${printStepBody(each)}`,
      ),
    ),
    ...[...printPreset(funnel), ...printClauses(funnel), ...printShown(funnel)].flatMap(({ node, text }) =>
      line(node, text),
    ),
    ...(funnel.eachStep === null ? [] : printBlock("each step", funnel.eachStep)),
    ...(funnel.atEnd === null ? [] : printBlock("at end", funnel.atEnd)),
    ...closing,
  ];
  return commented(funnel, [`funnel${name} {`, ...indent(lines), "}"]);
}

function printPreset({ preset }: Funnel): readonly ClauseLine[] {
  return preset === null ? [] : [{ node: preset, text: `preset ${quoteString(preset.value)}` }];
}

/** What is counted and shown. */
function printShown({ count, choice, by, per, durations }: Funnel): readonly ClauseLine[] {
  const lines: ClauseLine[] = [];
  if (count !== null) lines.push({ node: count, text: `count ${count.value}` });
  if (choice !== null) lines.push({ node: choice, text: `chain ${choice.value}` });
  if (by !== null) lines.push({ node: by, text: printBreakdown(by) });
  if (per !== null) lines.push({ node: per, text: printTrend(per) });
  if (durations !== null) {
    const bars = durations.histogram === null ? "" : ` histogram ${durations.histogram}`;
    lines.push({ node: durations, text: `durations${bars}` });
  }
  return lines;
}

function printBreakdown({ columns, on, top }: BreakdownClause): string {
  const parts = [`by ${columns.map(({ name }) => quoteName(name)).join(", ")}`];
  if (on !== null) parts.push(`on ${quoteName(on.value)}`);
  if (top !== null) parts.push(`top ${top}`);
  return parts.join(" ");
}

function printTrend({ bucket, zone }: TrendClause): string {
  return `per ${bucket}${zone === null ? "" : ` in ${quoteString(zone)}`}`;
}
