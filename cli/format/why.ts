import type { WhyResult } from "../../src/api/why.js";
import type { ConditionWhy } from "../../src/runtime/why/condition.js";
import type { FunnelWhy } from "../../src/runtime/why/funnel.js";
import type { StartWhy } from "../../src/runtime/why/start.js";
import { wholeText } from "./number.js";
import type { Style } from "./style.js";
import { breakText, refusalText } from "./why-break.js";
import { type RowTeller, rowTeller } from "./why-row.js";
import { wrapped } from "./wrap.js";

const MOST_STARTS = 20;

/** An explanation for people: the conditions, then each funnel with its chain and its starts. */
export function whyLines(answer: WhyResult, width: number, style: Style): readonly string[] {
  const { user, rows, rowsInAll, selected, condition, funnels, compiled } = answer;
  const tell = rowTeller(compiled, rows);
  const outside = rowsInAll - rows.length;
  const lines = [
    `user ${String(user)}: ${counted(rows.length, "row")}${outside > 0 ? `, ${wholeText(outside)} more outside of the timeframe` : ""}`,
  ];
  if (rows.length === 0)
    return [...lines, "no row lies in the timeframe, so that it is no user of this query"];
  if (condition !== null)
    lines.push(
      "",
      `${style.strong("where")}: ${selected ? "matches" : "does not match"}`,
      ...conditionLines(condition, 1),
    );
  for (const funnel of funnels) lines.push("", ...funnelLines(funnel, answer, tell, style));
  if (!selected && funnels.length > 0)
    lines.push("", "not counted in any funnel, since where does not match");
  return lines.flatMap((line) => wrapped(line, width));
}

function conditionLines(condition: ConditionWhy, depth: number): readonly string[] {
  const { text, holds, found, items } = condition;
  const value = found === null ? "" : `, found ${String(found)}`;
  const line = `${"  ".repeat(depth)}${holds ? "yes" : "no "} ${text}${value}`;
  return [line, ...items.flatMap((item) => conditionLines(item, depth + 1))];
}

function funnelLines(funnel: FunnelWhy, answer: WhyResult, tell: RowTeller, style: Style): readonly string[] {
  const { level, required, steps, chain, starts, removed, pending, units } = funnel;
  const name = funnel.name === null ? "funnel" : `funnel ${funnel.name}`;
  const lines = [
    `${style.strong(name)}: ${level === required ? "converted" : `${level} of ${counted(required, "step")}`}`,
  ];
  const longest = Math.max(...steps.map((step) => step.name.length));
  for (const step of steps) {
    const mark = step.reached ? "yes" : "no ";
    const optional = step.optional ? ", optional" : "";
    lines.push(`  ${mark} ${step.name.padEnd(longest)}  ${counted(step.rows, "row")}${optional}`);
  }
  if (units !== null)
    lines.push(`  ${funnel.unit}: ${units.map((one) => `${one} of ${required}`).join(", ") || "none"}`);
  if (removed !== null)
    lines.push(`  removed by without number ${removed.without + 1} for user: ${tell.row(removed.row)}`);
  if (pending !== null) lines.push(`  pending: rows after the end of the data may still reach ${pending}`);
  if (chain.length > 0) {
    lines.push("", "  the chain that counts");
    for (const { at, step } of chain)
      lines.push(`  ${(steps[step]?.name ?? "").padEnd(longest)}  ${tell.row(at)}`);
  }
  lines.push("", `  ${counted(starts.length, "start")}`);
  for (const start of starts.slice(0, MOST_STARTS)) lines.push(...startLines(start, funnel, answer, tell));
  if (starts.length > MOST_STARTS)
    lines.push(`  and ${wholeText(starts.length - MOST_STARTS)} more: see --json`);
  return lines;
}

function startLines(
  start: StartWhy,
  funnel: FunnelWhy,
  { compiled }: WhyResult,
  tell: RowTeller,
): readonly string[] {
  const head = `  ${tell.row(start.row)}`;
  const { refused, stop, level } = start;
  if (refused !== null) return [head, `    begins no chain: ${refusalText(refused)}`];
  if (stop === null) return [head, `    all ${counted(funnel.required, "step")}`];
  const missing = funnel.steps[stop.step]?.name ?? "";
  const came = `    ${counted(level, "step")}, then not ${missing}: `;
  if (stop.row === null) return [head, `${came}no row behind matches it`];
  const unit = compiled.dataset.info.timeUnit;
  const rules = stop.breaks.map((one) => breakText(one, funnel.steps, tell, unit));
  return [head, `${came}${tell.row(stop.row)}`, ...rules.map((rule) => `      ${rule}`)];
}

/** `1 row`, `12 rows`. */
function counted(count: number, thing: string): string {
  return `${wholeText(count)} ${thing}${count === 1 ? "" : "s"}`;
}
