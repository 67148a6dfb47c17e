import { truncate } from "../../src/errors/display-width.js";
import type { DurationResult, FunnelResult } from "../../src/runtime/result.js";
import { lengthText, wholeText } from "./number.js";
import { heading, type Page } from "./page.js";
import { tableLines } from "./table.js";

/** Statistics by the width from which on they are shown. */
const STATISTICS = [
  { title: "min", from: 72, of: (duration: DurationResult) => duration.min },
  { title: "p25", from: 96, of: (duration: DurationResult) => duration.p25 },
  { title: "median", from: 0, of: (duration: DurationResult) => duration.p50 },
  { title: "mean", from: 56, of: (duration: DurationResult) => duration.mean },
  { title: "p75", from: 96, of: (duration: DurationResult) => duration.p75 },
  { title: "p90", from: 32, of: (duration: DurationResult) => duration.p90 },
  { title: "p95", from: 104, of: (duration: DurationResult) => duration.p95 },
  { title: "p99", from: 104, of: (duration: DurationResult) => duration.p99 },
  { title: "max", from: 48, of: (duration: DurationResult) => duration.max },
] as const;

/** A table of the times to each step and over all, and histograms where they were asked for; nothing without durations. */
export function durationBlocks({ steps, unit, duration }: FunnelResult, page: Page): string[][] {
  const { width, style, time } = page;
  const measured = [
    ...steps.flatMap((step) =>
      step.duration === null ? [] : [{ name: step.name, duration: step.duration }],
    ),
    ...(duration === null ? [] : [{ name: "all steps", duration }]),
  ];
  if (measured.length === 0) return [];
  const shown = STATISTICS.filter(({ from }) => width >= from);
  const columns = [
    { title: "to step", align: "left", shrinks: true } as const,
    ...[unit, ...shown.map(({ title }) => title)].map((title) => ({ title, align: "right" }) as const),
  ];
  const length = (value: number | null): string => (value === null ? "-" : lengthText(value, time.timeUnit));
  const rows = measured.map((row) => [
    row.name,
    wholeText(row.duration.count),
    ...shown.map(({ of }) => length(of(row.duration))),
  ]);
  const isSketched = measured.some((row) => !row.duration.exact);
  const note = isSketched
    ? [style.dim(truncate("  percentiles are within 1 % of the exact ones", width))]
    : [];
  return [
    [heading("time", page), ...tableLines({ columns, rows }, width, style), ...note],
    ...measured.flatMap((row) => histogramBlock(row.name, row.duration, page)),
  ];
}

function histogramBlock(name: string, { histogram }: DurationResult, page: Page): string[][] {
  if (histogram === null || histogram.length === 0) return [];
  const { width, style, time } = page;
  const columns = ["from", "to", "count"].map((title) => ({ title, align: "right" }) as const);
  const most = Math.max(...histogram.map(({ count }) => count));
  const rows = histogram.map(({ from, to, count }) => [
    lengthText(from, time.timeUnit),
    lengthText(to, time.timeUnit),
    wholeText(count),
  ]);
  const bars = histogram.map(({ count }) => count / most);
  return [[heading(`time: ${name}`, page), ...tableLines({ columns, rows, bars }, width, style)]];
}
