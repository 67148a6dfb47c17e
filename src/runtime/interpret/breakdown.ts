import type { BreakdownSpec } from "../../planner/funnel.js";
import type { Value } from "../../types.js";
import type { BreakdownResult, BreakdownRow } from "../result.js";
import { valueKey } from "./chain/hold.js";
import { lastRowOf } from "./chain/pick.js";
import { orderOf } from "./compare.js";
import { scalar } from "./row.js";
import type { Unit, UserMatch } from "./units.js";

/** Units by the values of the columns on their chosen rows; a unit that reached nothing has none. */
export function breakDown(
  spec: BreakdownSpec,
  steps: number,
  matches: readonly UserMatch[],
): BreakdownResult {
  const rows = new Map<string, { key: readonly Value[]; counts: number[]; pending: number[] }>();
  for (const match of matches) {
    for (const unit of match.units.filter(({ level }) => level > 0)) {
      const key = spec.columns.map(({ name }) => chosenValue(spec, name, match, unit));
      const id = JSON.stringify(key.map(valueKey));
      const row = rows.get(id) ?? { key, counts: zeros(steps), pending: zeros(steps) };
      rows.set(id, row);
      for (const [step, isReached] of unit.reached.entries()) row.counts[step]! += Number(isReached);
      if (match.pending !== null) row.pending[match.pending]! += 1;
    }
  }
  const ordered = [...rows.values()].sort(
    (a, b) => (b.counts[0] ?? 0) - (a.counts[0] ?? 0) || keyOrder(a.key, b.key),
  );
  const rest = spec.top === null ? [] : ordered.slice(spec.top);
  return {
    columns: spec.columns.map(({ name }) => name),
    rows: ordered.slice(0, spec.top ?? ordered.length),
    other:
      rest.length === 0
        ? null
        : {
            keys: rest.length,
            counts: sums(rest.map((row) => row.counts)),
            pending: sums(rest.map((row) => row.pending)),
          },
  };
}

/** The first or last value that is not null among the chosen rows in stream order, or that of a step's last row. */
function chosenValue({ on }: BreakdownSpec, column: string, { user }: UserMatch, { chain }: Unit): Value {
  const picks = typeof on === "number" ? [lastRowOf(chain, on)] : chain.toSorted((a, b) => a.at - b.at);
  const values = picks.map((pick) => {
    const row = pick && user.rows[pick.at];
    return row === undefined ? null : scalar(row, column);
  });
  const isThere = (value: Value): boolean => value !== null;
  const value = (on === "last" ? values.findLast(isThere) : values.find(isThere)) ?? null;
  // -0 is 0.
  return typeof value === "number" ? value + 0 : value;
}

/** Column by column, ascending, null last. */
function keyOrder(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (left === null && right === null) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    const order = orderOf(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

function sums(lists: readonly BreakdownRow["counts"][]): readonly number[] {
  const [first = []] = lists;
  return first.map((_, step) => lists.reduce((sum, list) => sum + (list[step] ?? 0), 0));
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
