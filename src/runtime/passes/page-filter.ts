import { columnsOfPredicate } from "../../codegen/columns-of.js";
import type { Predicate } from "../../planner/expression.js";
import { mayHold } from "../../planner/pruning/may-hold.js";
import type { PartSource, RowZone } from "../part-source.js";

/** Above this share of rows that are left, leaving the others out costs more than it saves. */
const MOST_SHARE = 0.9;

/**
 * Positions, among the rows of the row groups given, of rows in pages where the filter can hold; null where that is every row,
 * or nearly. Cost: for parts whose columns have zones by page, reading these.
 */
export async function rowsThatMayPass(
  filter: Predicate,
  source: PartSource,
  rowGroups: readonly number[],
): Promise<Int32Array | null> {
  const columns = [...columnsOfPredicate(filter, [])];
  if (!source.pageZones || columns.length === 0) return null;
  const ranges: { readonly start: number; readonly end: number }[] = [];
  let total = 0;
  let kept = 0;
  for (const group of rowGroups) {
    const rowCount = source.rowGroups[group]?.rowCount ?? 0;
    const pages = new Map<string, readonly RowZone[]>();
    for (const column of columns) {
      const zones = await source.pageZones(column, group);
      const whole = source.rowGroups[group]?.zones.get(column);
      if (zones !== null) pages.set(column, zones);
      else if (whole) pages.set(column, [{ rowCount, zone: whole }]);
    }
    for (const { start, end } of stretches(pages, rowCount)) {
      if (!mayHold(filter, (column) => zoneAt(pages.get(column), start))) continue;
      ranges.push({ start: total + start, end: total + end });
      kept += end - start;
    }
    total += rowCount;
  }
  if (kept > MOST_SHARE * total) return null;
  const rows = new Int32Array(kept);
  let at = 0;
  for (const { start, end } of ranges) for (let row = start; row < end; row++) rows[at++] = row;
  return rows;
}

/** Stretches of rows in which no page of any of the columns begins. */
function stretches(
  pages: ReadonlyMap<string, readonly RowZone[]>,
  rowCount: number,
): readonly { readonly start: number; readonly end: number }[] {
  const places = new Set([0, rowCount]);
  for (const zones of pages.values()) {
    let row = 0;
    for (const zone of zones) {
      places.add(row);
      row += zone.rowCount;
    }
  }
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => ({ start: sorted[i] ?? 0, end }));
}

function zoneAt(zones: readonly RowZone[] | undefined, row: number) {
  let end = 0;
  const found = zones?.find(({ rowCount }) => {
    end += rowCount;
    return row < end;
  });
  return found && { ...found.zone, rowCount: found.rowCount };
}
