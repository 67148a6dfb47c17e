import type { BreakdownSpec } from "../../planner/funnel.js";
import type { BreakdownPartial } from "../partial.js";
import { compareKeyLists } from "../rank.js";
import type { BreakdownResult, BreakdownRow } from "../result.js";

/** Rows in rank order; what `top` leaves out is summed, so that rows and `other` add up to the funnel's own numbers. */
export function finalizeBreakdown(
  { columns, top }: BreakdownSpec,
  partial: BreakdownPartial | null,
  steps: number,
): BreakdownResult {
  const rows = (partial?.keys ?? []).map((key, at): BreakdownRow => {
    const entries = (array: Float64Array | undefined): number[] =>
      Array.from(array?.subarray(at * steps, (at + 1) * steps) ?? []);
    return { key, counts: entries(partial?.counts), pending: entries(partial?.pending) };
  });
  rows.sort(
    (left, right) => (right.counts[0] ?? 0) - (left.counts[0] ?? 0) || compareKeyLists(left.key, right.key),
  );
  const rest = top === null ? [] : rows.slice(top);
  return {
    columns: columns.map(({ name }) => name),
    rows: top === null ? rows : rows.slice(0, top),
    other:
      rest.length === 0
        ? null
        : {
            keys: rest.length,
            counts: sums(rest.map(({ counts }) => counts)),
            pending: sums(rest.map(({ pending }) => pending)),
          },
  };
}

function sums(lists: readonly (readonly number[])[]): number[] {
  return (lists[0] ?? []).map((_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0));
}
