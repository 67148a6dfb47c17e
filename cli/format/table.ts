import { displayWidth, truncate, withoutControls } from "../../src/errors/display-width.js";
import { bar } from "./bars.js";
import type { Style } from "./style.js";

/** One column of a table. */
interface TableColumn {
  /** Heading; tables whose headings are all empty have no heading line. */
  readonly title: string;
  readonly align: "left" | "right";
  /** Columns that may be cut with an ellipsis when the table is wider than the terminal. */
  readonly shrinks?: boolean;
}

/** A table, and optionally a bar at the end of each row. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** One share (0 to 1) per row. */
  readonly bars?: readonly number[];
}

const GAP = 2;
const MIN_CELL = 4;
/** Below this a column is not cut only to make room for bars. */
const READABLE_CELL = 10;
const MIN_BAR = 6;
const MAX_BAR = 40;

/**
 * Lines of the table, none wider than `width` cells as long as a few cells for every column fit. Columns that shrink are cut for
 * short bars as far as they stay readable; then bars go, then those columns are cut further, at last all of them. Cells are one line each.
 */
export function tableLines(table: Table, width: number, style: Style, margin = "  "): string[] {
  const { columns } = table;
  const rows = table.rows.map((row) => row.map((cell) => withoutControls(cell)));
  const hasTitles = columns.some((column) => column.title !== "");
  const natural = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[i] ?? ""))),
  );
  const room = width - margin.length;
  const widths = fit(natural, columns, room, table.bars !== undefined);
  const barWidth = Math.min(MAX_BAR, room - rowWidth(widths) - GAP);
  const withBars = table.bars !== undefined && barWidth >= MIN_BAR;

  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align ?? "left")).join(" ".repeat(GAP));
  const lines = rows.map((row, i) => {
    const text = line(row);
    const share = table.bars?.[i] ?? 0;
    return (
      margin + (withBars ? `${text}${" ".repeat(GAP)}${style.bar(bar(share, barWidth))}` : text).trimEnd()
    );
  });
  return hasTitles
    ? [margin + style.dim(line(columns.map((column) => column.title)).trimEnd()), ...lines]
    : lines;
}

function fit(
  natural: readonly number[],
  columns: readonly TableColumn[],
  room: number,
  hasBars: boolean,
): number[] {
  const shrinkable = columns.flatMap((column, i) => (column.shrinks ? [i] : []));
  if (hasBars) {
    const withBars = shrink(natural, shrinkable, room - MIN_BAR - GAP, READABLE_CELL);
    if (rowWidth(withBars) <= room - MIN_BAR - GAP) return withBars;
  }
  const shrunk = shrink(natural, shrinkable, room, MIN_CELL);
  return shrink(shrunk, [...columns.keys()], room, MIN_CELL);
}

/** Takes cells from the widest of the columns `group`, none below `least`, until the row fits. */
function shrink(widths: readonly number[], group: readonly number[], room: number, least: number): number[] {
  const shrunk = [...widths];
  for (let excess = rowWidth(shrunk) - room; excess > 0; excess--) {
    const widest = group.reduce(
      (best, i) => ((shrunk[i] ?? 0) > (shrunk[best] ?? 0) ? i : best),
      group[0] ?? -1,
    );
    const current = shrunk[widest] ?? 0;
    if (current <= least) break;
    shrunk[widest] = current - 1;
  }
  return shrunk;
}

function rowWidth(widths: readonly number[]): number {
  return widths.reduce((sum, w) => sum + w, 0) + GAP * (widths.length - 1);
}

function pad(cell: string, width: number, align: "left" | "right"): string {
  const text = truncate(cell, width);
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}
