import { type Entry, entriesOf } from "../../src/runtime/funnel/entries.js";
import type { FunnelResult } from "../../src/runtime/result.js";
import { aggregateBlocks } from "./aggregates.js";
import { durationBlocks } from "./durations.js";
import { percentText, wholeText } from "./number.js";
import { heading, type Page } from "./page.js";
import { breakdownBlock, trendBlock } from "./step-counts.js";
import { tableLines } from "./table.js";

const NARROW = 56;
const NARROW_WITH_PENDING = 72;
const TINY = 32;

/** A funnel as a bar chart of its steps, then what else it was asked for. */
export function funnelBlocks(funnel: FunnelResult, page: Page): string[][] {
  return [
    chart(funnel, page),
    ...durationBlocks(funnel, page),
    ...(funnel.breakdown === null ? [] : [breakdownBlock(funnel, funnel.breakdown, page)]),
    ...(funnel.trend === null ? [] : [trendBlock(funnel, funnel.trend, page)]),
    ...entriesOf(funnel).flatMap((entry) => aggregateBlocks(entry.aggregates ?? [], entryName(entry), page)),
    ...aggregateBlocks(funnel.atEnd ?? [], "at end", page),
  ];
}

/** One row per step. A narrow terminal has no room for the share of the first step, which the bar tells, nor for what was dropped. */
function chart(funnel: FunnelResult, page: Page): string[] {
  const { width, style } = page;
  const { unit } = funnel;
  const entries = entriesOf(funnel);
  const isNarrow = width < NARROW;
  const hasPending = width >= TINY && entries.some(({ pending }) => pending !== null);
  const hasShare = width >= (hasPending ? NARROW_WITH_PENDING : NARROW);
  const right = (title: string, isShown = true) => (isShown ? [{ title, align: "right" } as const] : []);
  const columns = [
    { title: "step", align: "left", shrinks: true } as const,
    ...right(unit),
    ...right("users", unit !== "users" && !isNarrow),
    ...right("of first", hasShare),
    ...right("of prev"),
    ...right("dropped", !isNarrow),
    ...right("pending", hasPending),
  ];
  const rows = entries.map((entry) => {
    const { count, users, pending, optional, fromFirst, fromPrevious, dropped, isFirst } = entry;
    const cell = (text: string, isShown = true) => (isShown ? [text] : []);
    return [
      entryName(entry),
      wholeText(count),
      ...cell(wholeText(users), unit !== "users" && !isNarrow),
      ...cell(percentText(fromFirst), hasShare),
      isFirst ? "" : optional && isNarrow ? "optional" : percentText(fromPrevious),
      ...cell(isFirst ? "" : optional ? "optional" : wholeText(dropped ?? 0), !isNarrow),
      ...cell(isFirst || pending === null ? "" : wholeText(pending), hasPending),
    ];
  });
  const bars = entries.map(({ fromFirst }) => fromFirst ?? 0);
  return [
    heading(funnel.name === null ? "funnel" : `funnel ${funnel.name}`, page),
    ...tableLines({ columns, rows, bars }, width, style),
  ];
}

function entryName({ name, isFound }: Entry): string {
  return isFound ? name : `not: ${name}`;
}
