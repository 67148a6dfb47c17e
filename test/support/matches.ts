import fc from "fast-check";
import { plainChain } from "../../src/planner/chain.js";
import type { FunnelSpec } from "../../src/planner/funnel.js";
import type { Column, NumberColumn } from "../../src/runtime/column.js";
import { createSink, type FunnelSink } from "../../src/runtime/funnel/sink.js";
import { Clock } from "../../src/runtime/match/clock.js";
import type { Match, MatchSink } from "../../src/runtime/match/match.js";
import type { FunnelPartial } from "../../src/runtime/partial.js";
import { type DataType, FLOAT, INT, STRING, type Value } from "../../src/types.js";

/** What a matcher tells of one user (or unit): the row of each step (null: not chosen), and where it is pending. */
export interface Told {
  readonly level: number;
  /** Step of each chosen row, in stream order. */
  readonly steps: readonly number[];
  /** Time, device and price of each chosen row. */
  readonly rows: readonly {
    readonly time: number;
    readonly device: string | null;
    readonly price: number | null;
  }[];
  /** Optional steps that are reached beside those in the chain. */
  readonly more: readonly number[];
  readonly pending: number;
  readonly rowCount: number;
}

/** A funnel of `a`, optional `b`, `c` and `d` with nothing to show; `given` says what is shown. */
export function funnelOf(given: Partial<FunnelSpec>, isPlain = false): FunnelSpec {
  const predicate = { kind: "constant", value: true } as const;
  const chain = plainChain(["a", "b", "c", "d"].map((name) => ({ name, predicate })));
  return {
    name: "f",
    chain: isPlain
      ? chain
      : { ...chain, steps: chain.steps.map((step, at) => ({ ...step, optional: at === 1 })), window: 9 },
    count: "users",
    choice: "earliest",
    by: null,
    per: null,
    durations: null,
    pending: isPlain ? null : { earliest: 100n, grain: 1 },
    eachStep: null,
    atEnd: null,
    ending: null,
    ...given,
  };
}

/** Indexes of the required steps of `funnelOf`. */
export const REQUIRED: readonly number[] = [0, 2, 3];

/** Users of that funnel: chains as they can be, breakdown values among few and odd ones. */
export const told: fc.Arbitrary<Told> = fc
  .record({
    level: fc.integer({ min: 0, max: 3 }),
    takesOptional: fc.boolean(),
    reachesOptional: fc.boolean(),
    repeats: fc.integer({ min: 1, max: 2 }),
    isPending: fc.boolean(),
    gaps: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 5 }),
    devices: fc.array(fc.constantFrom("phone", "tv", "desk", null), { minLength: 5, maxLength: 5 }),
    prices: fc.array(fc.constantFrom(1.5, -0, 0, Number.NaN, null), { minLength: 5, maxLength: 5 }),
    rowCount: fc.integer({ min: 5, max: 9 }),
  })
  .map((one) => {
    const chosen = REQUIRED.slice(0, one.level).flatMap((step) =>
      Array(step === 0 ? one.repeats : 1).fill(step),
    );
    if (one.takesOptional && one.level > 0) chosen.push(1);
    chosen.sort();
    let time = 0;
    const rows = chosen.map((_, at) => {
      time += one.gaps[at] ?? 0;
      return { time, device: one.devices[at] ?? null, price: one.prices[at] ?? null };
    });
    return {
      level: one.level,
      steps: chosen,
      rows,
      more: one.reachesOptional && one.level > 0 ? [1] : [],
      pending: one.isPending && one.level > 0 && one.level < 3 ? (REQUIRED[one.level] ?? -1) : -1,
      rowCount: one.rowCount,
    };
  });

/** Columns that hold the rows of all users one after the other. */
export function columnsOf(users: readonly Told[]): ReadonlyMap<string, Column> {
  const rows = users.flatMap((user) => user.rows);
  return new Map<string, Column>([
    [
      "time",
      numbers(
        rows.map(({ time }) => time),
        INT,
      ),
    ],
    ["device", strings(rows.map(({ device }) => device))],
    [
      "price",
      numbers(
        rows.map(({ price }) => price),
        FLOAT,
      ),
    ],
  ]);
}

/** A number column; null has a validity of 0. */
export function numbers(values: readonly (number | null)[], type: DataType): NumberColumn {
  const validity = Uint8Array.from(values, (value) => (value === null ? 0 : 1));
  return {
    kind: "number",
    type,
    length: values.length,
    values: Float64Array.from(values, (value) => value ?? 0),
    validity: validity.includes(0) ? validity : null,
  };
}

function strings(values: readonly (string | null)[]): Column {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  const codes = Int32Array.from(values, (value) =>
    value === null ? dictionary.length : dictionary.indexOf(value),
  );
  return { kind: "code", type: STRING, length: values.length, codes, dictionary, hasNulls: true };
}

export function clockOf(columns: ReadonlyMap<string, Column>): Clock {
  const time = columns.get("time");
  if (time === undefined) throw new Error("no time");
  return Clock.of(time, { column: "time", path: "rows" });
}

/** Tells users to a sink, each with a match of one object as matchers do; units where the funnel counts those. */
export function tell(sink: MatchSink, users: readonly Told[], count: FunnelSpec["count"] = "users"): void {
  const match: Match = {
    level: 0,
    reached: new Uint8Array(4),
    pending: -1,
    chain: new Int32Array(4),
    rows: new Int32Array(16),
    rowSteps: new Uint8Array(16),
    rowCount: 0,
  };
  let row = 0;
  users.forEach((user, at) => {
    match.level = user.level;
    match.pending = user.pending;
    match.chain.fill(-1);
    match.reached.fill(0);
    for (const step of [...REQUIRED.slice(0, user.level), ...user.more]) match.reached[step] = 1;
    user.steps.forEach((step, n) => {
      match.rows[n] = row;
      match.rowSteps[n] = step;
      match.chain[step] = row++;
      match.reached[step] = 1;
    });
    match.rowCount = user.steps.length;
    if (count !== "users") sink.unit(match);
    sink.user(match, at, user.rowCount);
  });
}

/** What a part of these users gives. */
export function partialOf(funnel: FunnelSpec, users: readonly Told[]): FunnelPartial {
  return sinkAfter(funnel, users).partial();
}

export function sinkAfter(funnel: FunnelSpec, users: readonly Told[]): FunnelSink {
  const columns = columnsOf(users);
  const sink = createSink(funnel, { columns, clock: clockOf(columns) });
  tell(sink, users, funnel.count);
  return sink;
}

/** Users who reached a step. */
export function reaches(user: Told, step: number): boolean {
  return user.steps.includes(step) || user.more.includes(step);
}

/** Text that tells values apart: NaN is one, -0 is 0. */
export function textOf(value: Value): string {
  return typeof value === "bigint"
    ? `${value}n`
    : typeof value === "string"
      ? JSON.stringify(value)
      : String(value);
}
