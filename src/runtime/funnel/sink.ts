import { fail } from "../../errors/index.js";
import { requiredSteps } from "../../planner/chain.js";
import type { FunnelSpec } from "../../planner/funnel.js";
import type { Column } from "../column.js";
import type { Clock } from "../match/clock.js";
import type { Match, MatchSink } from "../match/match.js";
import type { FunnelPartial } from "../partial.js";
import { Breakdown } from "./breakdown.js";
import { ChainDurations } from "./chain-durations.js";
import { ChosenRows } from "./chosen-rows.js";
import { SlotCounts } from "./slot-counts.js";
import { Trend } from "./trend.js";

/** A sink that can tell what it kept. */
export interface FunnelSink extends MatchSink {
  /** Rows that aggregations over chosen rows walk once a user's matches are in; null when there are none. The caller clears it before each user. */
  readonly chosen: ChosenRows | null;
  /** A copy of what was kept. */
  partial(): FunnelPartial;
}

/** Rows of a part in run order, as far as a funnel's outputs look at them. */
export interface SinkRows {
  /** Those of the breakdown at least. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly clock: Clock;
}

/**
 * Keeps what a funnel shows of matches. Nothing is allocated per user. Buckets are those of `bucketOf`; a trend of attempts is
 * fed by `bucket` too.
 */
export function createSink(funnel: FunnelSpec, rows: SinkRows): FunnelSink {
  return new CountingSink(funnel, rows);
}

class CountingSink implements FunnelSink {
  readonly chosen: ChosenRows | null;
  private readonly users: Float64Array;
  private readonly rows: Float64Array;
  private readonly optional: readonly number[];
  private readonly optionalUsers: Float64Array;
  private readonly optionalRows: Float64Array;
  private readonly pending: Float64Array;
  private readonly units: SlotCounts | null;
  private readonly durations: ChainDurations | null;
  private readonly breakdown: Breakdown | null;
  private readonly trend: Trend | null;

  constructor(funnel: FunnelSpec, { columns, clock }: SinkRows) {
    const { chain, by } = funnel;
    const steps = chain.steps.length;
    const required = requiredSteps(chain).length;
    this.users = new Float64Array(required + 1);
    this.rows = new Float64Array(required + 1);
    this.optional = chain.steps.flatMap((step, at) => (step.optional ? [at] : []));
    this.optionalUsers = new Float64Array(steps);
    this.optionalRows = new Float64Array(steps);
    this.pending = new Float64Array(steps);
    this.units = funnel.count === "users" ? null : new SlotCounts(chain);
    this.durations = funnel.durations === null ? null : new ChainDurations(chain, clock);
    this.breakdown =
      by &&
      new Breakdown(
        by,
        chain,
        by.columns.map(({ name }) => columnIn(columns, name)),
      );
    this.trend = funnel.per === null ? null : new Trend(chain);
    const isChosen = [...(funnel.eachStep ?? []), ...(funnel.atEnd ?? [])].some(
      (spec) => spec.over === "chosen",
    );
    this.chosen = isChosen ? new ChosenRows(steps, required) : null;
  }

  user(match: Match, _user: number, rowCount: number): void {
    const { level, reached, pending } = match;
    this.users[level]! += 1;
    this.rows[level]! += rowCount;
    if (pending >= 0) this.pending[pending]! += 1;
    const { optional } = this;
    for (let n = 0; n < optional.length; n++) {
      const step = optional[n]!;
      if (reached[step] === 0) continue;
      this.optionalUsers[step]! += 1;
      this.optionalRows[step]! += rowCount;
    }
    if (this.units === null && level > 0) this.describe(match);
  }

  unit(match: Match): void {
    this.units?.add(0, match);
    if (match.level > 0) this.describe(match);
  }

  bucket(match: Match, bucket: number | bigint): void {
    this.trend?.add(match, Number(bucket));
  }

  partial(): FunnelPartial {
    return {
      users: this.users.slice(),
      rows: this.rows.slice(),
      detail: {
        optionalUsers: this.optionalUsers.slice(),
        optionalRows: this.optionalRows.slice(),
        pending: this.pending.slice(),
        units: this.units?.counts(1) ?? null,
        durations: this.durations?.partial() ?? null,
        breakdown: this.breakdown?.partial() ?? null,
        trend: this.trend?.partial() ?? null,
      },
    };
  }

  private describe(match: Match): void {
    this.durations?.add(match);
    this.breakdown?.add(match);
    this.chosen?.add(match);
  }
}

function columnIn(columns: ReadonlyMap<string, Column>, name: string): Column {
  return columns.get(name) ?? fail("internal-error", { what: `column ${name} was not read` });
}
