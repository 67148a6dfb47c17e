import { displayWidth, truncate, withoutControls } from "../../src/errors/display-width.js";
import { printDuration } from "../../src/parser/durations.js";
import { columnLabel } from "../../src/planner/retention.js";
import { PER_SECOND } from "../../src/runtime/calendar.js";
import { keyText } from "../../src/runtime/key-text.js";
import type { RetentionCell, RetentionResult, RetentionRow } from "../../src/runtime/retention/result.js";
import type { TimeUnit } from "../../src/types.js";
import { wholeText } from "./number.js";
import { heading, type Page, shownKey } from "./page.js";

const LABEL = 16;
const PENDING = "·";

/** A retention as a triangle of shares: cohorts downwards, periods to the right; then one line per value of `by`. */
export function retentionBlocks(result: RetentionResult, page: Page): string[][] {
  const { spec, total, cohorts, breakdown } = result;
  const all = { label: "all", row: total, isTotal: true };
  const blocks = [
    [
      heading(titleOf(result, page), page),
      ...triangle(
        "cohort",
        result,
        [...(cohorts ?? []).map((row) => ({ label: row.label, row, isTotal: false })), all],
        page,
      ),
    ],
  ];
  if (breakdown !== null && spec.by !== null) {
    const { type } = spec.by;
    const rows: Line[] = breakdown.rows.map((row) => ({
      label: row.key === null ? "null" : shownKey(keyText(row.key, type)),
      row,
      isTotal: false,
    }));
    const { other } = breakdown;
    if (other !== null) rows.push({ label: `other (${wholeText(other.keys)})`, row: other, isTotal: false });
    blocks.push([heading(`by ${spec.by.name}`, page), ...triangle(spec.by.name, result, rows, page)]);
  }
  return blocks;
}

function titleOf({ spec }: RetentionResult, { time }: Page): string {
  const { name, period, mode } = spec;
  const periods =
    period.kind === "every" ? `every ${spanText(period.span, time.timeUnit)}` : `per ${period.bucket}`;
  const zone = period.kind === "every" || period.zone === "UTC" ? "" : ` in ${period.zone}`;
  return `retention${name === null ? "" : ` ${name}`}, ${mode}, ${periods}${zone}`;
}

/** `7d`, as texts write it; the number where the unit is not known. */
function spanText(span: number, unit: TimeUnit | null): string {
  return unit === null ? String(span) : printDuration((span / PER_SECOND[unit]) * 1000);
}

interface Line {
  readonly label: string;
  readonly row: RetentionRow;
  readonly isTotal: boolean;
}

/** As many columns as the page has room for; a note tells of the rest and of what is pending. */
function triangle(title: string, { spec }: RetentionResult, lines: readonly Line[], page: Page): string[] {
  const { width, style } = page;
  const labels = spec.columns.map(columnLabel);
  const unit = spec.cohort.of === "first" ? "users" : "starts";
  const shown = lines.map(({ label }) => truncate(withoutControls(label), LABEL));
  const labelWidth = Math.max(displayWidth(title), ...shown.map(displayWidth));
  const sizeWidth = Math.max(unit.length, ...lines.map(({ row }) => wholeText(row.size).length));
  const cellWidth = Math.max(4, ...labels.map((label) => label.length));
  const room = Math.floor((width - 2 - labelWidth - 1 - sizeWidth) / (cellWidth + 1));
  const count = Math.max(1, Math.min(labels.length, room));
  const line = (head: string, size: string, cells: readonly string[]): string =>
    `  ${padEnd(head, labelWidth)} ${size.padStart(sizeWidth)}${cells
      .slice(0, count)
      .map((cell) => ` ${cell.padStart(cellWidth)}`)
      .join("")}`;
  const notes = [
    ...(lines.some(({ row }) => row.cells.slice(0, count).some(isPending))
      ? [`${PENDING} not over yet`]
      : []),
    ...(count < labels.length ? [`${labels.length - count} more columns on a wider page`] : []),
  ];
  return [
    style.dim(line(truncate(withoutControls(title), LABEL), unit, labels)),
    ...lines.map(({ row, isTotal }, at) => {
      const text = line(shown[at] ?? "", wholeText(row.size), row.cells.map(cellText));
      return isTotal ? style.strong(text) : text;
    }),
    ...notes.map((note) => style.dim(`  ${note}`)),
  ];
}

function isPending({ rate, pending }: RetentionCell): boolean {
  return rate === null && pending > 0;
}

/** Share of those whose period is over, in whole percent. */
function cellText({ rate, returned, pending }: RetentionCell): string {
  if (rate === null) return returned + pending > 0 ? PENDING : "-";
  const percent = Math.round(rate * 100);
  if (percent === 0 && rate > 0) return "<1%";
  return percent === 100 && rate < 1 ? ">99%" : `${percent}%`;
}

function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
