import { assertNever } from "../../errors/index.js";
import type { RetentionColumn, RetentionSpec } from "../../planner/retention.js";
import { CalendarPeriods, type Time } from "./calendar-periods.js";

/** What the columns of a retention mean for members of one start: `lows[c] <= time < highs[c]`, both ascending. */
export interface MemberGrid {
  readonly lows: readonly Time[];
  readonly highs: readonly Time[];
  /** Per column, whether no row can come any more in the period that it waits for. */
  readonly isDue: readonly boolean[];
}

/** Gives the grid of a start at `time`. */
export type GridOf = (time: Time) => MemberGrid;

/** Grids of a retention: one per calendar period, or one per start. */
export function gridsOf(spec: RetentionSpec): GridOf {
  const { period } = spec;
  switch (period.kind) {
    case "calendar": {
      const periods = new CalendarPeriods(period);
      const known = new Map<number, MemberGrid>();
      return (time) => {
        const own = periods.periodAt(time);
        let grid = known.get(own);
        if (grid === undefined) {
          grid = makeGrid(spec, (passed) => periods.startOf(own + passed));
          known.set(own, grid);
        }
        return grid;
      };
    }
    case "every":
      return (time) => makeGrid(spec, (passed) => shifted(time, passed, period.span));
    default:
      return assertNever(period);
  }
}

function makeGrid({ columns, pending }: RetentionSpec, startOf: (passed: number) => Time): MemberGrid {
  const high = ({ to }: RetentionColumn): Time => (to === null ? Number.POSITIVE_INFINITY : startOf(to + 1));
  return {
    lows: columns.map(({ from }) => startOf(from)),
    highs: columns.map(high),
    isDue: columns.map(({ due }) => pending === null || startOf(due + 1) <= pending.earliest),
  };
}

/** Spans of a whole time column are whole, so that this is exact. */
function shifted(time: Time, periods: number, span: number): Time {
  return typeof time === "bigint" ? time + BigInt(periods) * BigInt(span) : time + periods * span;
}
