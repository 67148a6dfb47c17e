import { displayWidth } from "../../src/errors/display-width.js";
import { keyText } from "../../src/runtime/key-text.js";
import type { BreakdownResult, FunnelResult, TrendBucket } from "../../src/runtime/result.js";
import type { Value } from "../../src/types.js";
import { percentText, wholeText } from "./number.js";
import { heading, type Page, shownKey } from "./page.js";
import { tableLines } from "./table.js";

const READABLE_KEY = 12;
const READABLE_TITLE = 10;
const TINY = 32;
const SMALL_BAR = 8;

/** The values of a breakdown with their counts per step. */
export function breakdownBlock(funnel: FunnelResult, breakdown: BreakdownResult, page: Page): string[] {
  const { columns, rows, other } = breakdown;
  const types = columns.map((column) => {
    const type = page.time.columns.find(({ name }) => name === column)?.type;
    return type === undefined || type.kind === "list" ? null : type;
  });
  const keyCell = (value: Value, at: number): string =>
    value === null ? "null" : shownKey(keyText(value, types[at] ?? null));
  const lines = rows.map((row) => ({ cells: row.key.map(keyCell), counts: row.counts }));
  if (other !== null) {
    const text = `other (${wholeText(other.keys)})`;
    lines.push({ cells: columns.map((_, at) => (at === 0 ? text : "")), counts: other.counts });
  }
  return block(`by ${columns.join(", ")}`, columns, lines, funnel, page);
}

/** The buckets of a trend with their counts per step. */
export function trendBlock(funnel: FunnelResult, trend: readonly TrendBucket[], page: Page): string[] {
  const lines = trend.map(({ label, counts }) => ({ cells: [label], counts }));
  return block("by start", ["start"], lines, funnel, page);
}

interface Line {
  readonly cells: readonly string[];
  readonly counts: readonly number[];
}

/** All steps where the lines have room for them, else the first and the last; the bar is of the first. */
function block(
  title: string,
  keys: readonly string[],
  lines: readonly Line[],
  { steps, unit }: FunnelResult,
  page: Page,
): string[] {
  const { width, style } = page;
  if (lines.length === 0) return [heading(title, page), `  ${style.dim(`no ${unit}`)}`];
  const last = steps.findLastIndex(({ optional }) => !optional);
  const all = [...steps.keys()];
  const shown = hasRoom(all) ? all : [...new Set([0, last])];
  const columns = [
    ...keys.map((key) => ({ title: key, align: "left", shrinks: true }) as const),
    ...shown.map((at) => ({ title: steps[at]?.name ?? "", align: "right", shrinks: true }) as const),
    ...(width < TINY ? [] : [{ title: "of first", align: "right" } as const]),
  ];
  const most = Math.max(...lines.map(({ counts }) => counts[0] ?? 0));
  const rows = lines.map(({ cells, counts }) => [
    ...cells,
    ...shown.map((at) => wholeText(counts[at] ?? 0)),
    ...(width < TINY ? [] : [percentText(share(counts[last], counts[0]))]),
  ]);
  const bars = lines.map(({ counts }) => share(counts[0], most) ?? 0);
  return [heading(title, page), ...tableLines({ columns, rows, bars }, width, style)];

  function hasRoom(indexes: readonly number[]): boolean {
    const counts = indexes.map((at) =>
      Math.max(
        Math.min(READABLE_TITLE, displayWidth(steps[at]?.name ?? "")),
        ...lines.map((line) => wholeText(line.counts[at] ?? 0).length),
      ),
    );
    const taken = counts.reduce((sum, cells) => sum + cells + 2, 0);
    return taken + keys.length * (READABLE_KEY + 2) + "of first".length + 2 <= width - SMALL_BAR;
  }
}

function share(part = 0, whole = 0): number | null {
  return whole === 0 ? null : part / whole;
}
