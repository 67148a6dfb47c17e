import type { RetentionSpec } from "../../planner/retention.js";
import type { KeyColumn } from "../keys.js";
import type { RowBitsSink } from "../row-bits.js";
import { CalendarPeriods, type Time } from "./calendar-periods.js";
import { type GridOf, gridsOf, type MemberGrid } from "./member-grid.js";
import { addMember, type RetentionPartial, rowWidth } from "./partial.js";

/** Bits of a row. */
const START = 1;
const RETURN = 2;

/**
 * Finds the members of each user and counts them by cohort and by value. Cost: rows of the user once per column at most, once in
 * all where a user is one member.
 */
export class RetentionCollector implements RowBitsSink {
  private readonly gridOf: GridOf;
  private readonly cohortPeriods: CalendarPeriods | null;
  private readonly ownPeriods: CalendarPeriods | null;
  private readonly cohorts = new Map<number, Float64Array>();
  private readonly byCode: (Float64Array | undefined)[] = [];
  /** Per column: the first return at or after its beginning, for the member at hand; never goes back within a user. */
  private readonly nexts: Int32Array;
  private readonly came: Uint8Array;

  /** `timeAt`: time of a row; `keys`: the column of `by`. */
  constructor(
    private readonly spec: RetentionSpec,
    private readonly timeAt: (row: number) => Time,
    private readonly keys: KeyColumn | null,
  ) {
    const { period, cohort } = spec;
    this.gridOf = gridsOf(spec);
    this.cohortPeriods = cohort.per === null ? null : new CalendarPeriods(cohort.per);
    this.ownPeriods = period.kind === "calendar" ? new CalendarPeriods(period) : null;
    this.nexts = new Int32Array(spec.columns.length);
    this.came = new Uint8Array(spec.columns.length);
  }

  user(start: number, end: number, bits: Uint8Array): void {
    this.nexts.fill(0);
    let last = Number.NaN;
    for (let row = start; row < end; row++) {
      // `bits` has an entry per row of the user.
      if ((bits[row - start]! & START) === 0) continue;
      const time = this.timeAt(row);
      const cohort = this.cohortPeriods?.periodAt(time) ?? 0;
      if (!Number.isFinite(cohort)) continue;
      if (this.ownPeriods !== null) {
        const own = this.ownPeriods.periodAt(time);
        if (!Number.isFinite(own) || own === last) continue;
        last = own;
      }
      const grid = this.gridOf(time);
      this.findReturns(grid, row + 1, start, end, bits);
      this.count(row, cohort, grid);
      if (this.spec.cohort.of === "first") return;
    }
  }

  /** What the part knows, owned by the caller. */
  partial(): RetentionPartial {
    const { keys } = this;
    const cohorts = [...this.cohorts];
    const codes = [...this.byCode.keys()].filter((code) => this.byCode[code] !== undefined);
    return {
      cohorts: cohorts.map(([period]) => period),
      cells: cohorts.map(([, row]) => row),
      keys: keys && codes.map((code) => keys.dictionary[code] ?? null),
      keyCells: codes.flatMap((code) => this.byCode[code] ?? []),
    };
  }

  private findReturns(grid: MemberGrid, from: number, start: number, end: number, bits: Uint8Array): void {
    const { nexts, came } = this;
    let least = from;
    // `nexts` and `came` have an entry per column, and so have the lists of the grid.
    for (let column = 0; column < nexts.length; column++) {
      const low = grid.lows[column]!;
      let row = Math.max(nexts[column]!, least);
      while (row < end && ((bits[row - start]! & RETURN) === 0 || this.timeAt(row) < low)) row++;
      nexts[column] = row;
      least = row;
      came[column] = row < end && this.timeAt(row) < grid.highs[column]! ? 1 : 0;
    }
  }

  private count(row: number, cohort: number, { isDue }: MemberGrid): void {
    const { cohorts, byCode, keys, came } = this;
    const width = rowWidth(this.spec);
    let counts = cohorts.get(cohort);
    if (counts === undefined) {
      counts = new Float64Array(width);
      cohorts.set(cohort, counts);
    }
    addMember(counts, came, isDue);
    if (keys === null) return;
    const code = keys.codes[row]!;
    byCode[code] ??= new Float64Array(width);
    addMember(byCode[code], came, isDue);
  }
}
