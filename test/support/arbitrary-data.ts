import fc from "fast-check";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import {
  type ColumnInfo,
  type DataType,
  FLOAT,
  INT,
  STRING,
  type TimeUnit,
  type Value,
} from "../../src/types.js";
import {
  type ColumnValue,
  intPool,
  PER_MILLISECOND,
  pools,
  SMALL_INTS,
  stringPool,
  type ValuePool,
  WIDE_INTS,
} from "./arbitrary-values.js";

/** A column of a random dataset with the values it may hold. */
export interface RandomColumn {
  readonly info: ColumnInfo;
  readonly pool: ValuePool;
}

export interface RandomSchema {
  readonly users: RandomColumn;
  readonly time: RandomColumn;
  readonly timeUnit: TimeUnit | null;
  readonly order: RandomColumn | null;
  /** Few values, one in most rows: what most steps ask for. */
  readonly event: RandomColumn;
  readonly others: readonly RandomColumn[];
}

/** All columns of a schema in file order. */
export function columnsOf(schema: RandomSchema): readonly RandomColumn[] {
  return [
    schema.users,
    schema.time,
    schema.event,
    ...(schema.order === null ? [] : [schema.order]),
    ...schema.others,
  ];
}

/** Ids of few users: narrow or wide ints or texts. */
const users: fc.Arbitrary<ValuePool> = fc.constantFrom(
  intPool([1n, 2n, 3n, 10n]),
  intPool(WIDE_INTS.slice(0, 6)),
  stringPool(["", "u1", "u2", "U1", "10"]),
);

/** Nine neighbouring instants, so that ties and near misses are common. */
const times: fc.Arbitrary<{ readonly pool: ValuePool; readonly unit: TimeUnit | null }> = fc.oneof(
  fc.record({
    pool: fc.constantFrom(-4n, 1_600_000_000_000n, 2n ** 60n).map((base) => intPool(ticks(base))),
    unit: fc.constantFrom("ms", null),
  }),
  fc.record({ pool: fc.constantFrom(floatTimes(-1.5), floatTimes(1e9)), unit: fc.constantFrom("s", null) }),
  fc.constantFrom("ms", "us", "ns").map((unit) => ({ pool: timestampTimes(unit), unit })),
);

function ticks(base: bigint): readonly bigint[] {
  return Array.from({ length: 9 }, (_, i) => base + BigInt(i));
}

function floatTimes(base: number): ValuePool {
  const values = Array.from({ length: 9 }, (_, i) => base + i * 0.5);
  const cells = fc.constantFrom(...values);
  return { type: FLOAT, cells, literals: cells.map((value) => ({ type: "float", value: value + 0 })) };
}

/** Single ticks of the unit, so that nanoseconds lie nearer to each other than float64 can tell apart. */
function timestampTimes(unit: "ms" | "us" | "ns"): ValuePool {
  const base = Date.parse("2024-03-31T00:59:59.998Z");
  const type: DataType = { kind: "timestamp", unit, zone: null };
  const cells = fc.constantFrom(...ticks(BigInt(base) * PER_MILLISECOND[unit]));
  const literals = fc
    .integer({ min: -1, max: 9 })
    .map((after) => ({ type: "instant", value: new Date(base + after).toISOString() }) as const);
  return { type, cells, literals };
}

const EVENTS: readonly string[] = ["a", "b", "c"];

export const schemas: fc.Arbitrary<RandomSchema> = fc
  .record({
    users,
    time: times,
    order: fc.option(fc.constant(intPool(SMALL_INTS.slice(0, 3)))),
    event: fc.boolean(),
    others: fc.array(fc.record({ pool: pools, nullable: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ users, time, order, event, others }) => ({
    users: { info: { name: "user", type: users.type, nullable: false }, pool: users },
    time: { info: { name: "time", type: time.pool.type, nullable: false }, pool: time.pool },
    timeUnit: time.unit,
    order: order && { info: { name: "seq", type: INT, nullable: true }, pool: order },
    event: { info: { name: "event", type: STRING, nullable: event }, pool: stringPool(EVENTS) },
    others: others.map(({ pool, nullable }, i) => ({
      info: { name: `c${i + 1}`, type: pool.type, nullable },
      pool,
    })),
  }));

/** 0 to 60 rows in no order. */
export function rowsOf(schema: RandomSchema): fc.Arbitrary<readonly Row[]> {
  const cells = columnsOf(schema).map(({ info, pool }) => {
    const values: fc.Arbitrary<ColumnValue> = info.nullable ? fc.option(pool.cells, { freq: 3 }) : pool.cells;
    return [info.name, values] as const;
  });
  const row: fc.Arbitrary<Row> = fc.record(Object.fromEntries(cells));
  return fc.oneof(
    { weight: 1, arbitrary: fc.array(row, { maxLength: 8 }) },
    { weight: 3, arbitrary: fc.array(row, { minLength: 6, maxLength: 60, size: "max" }) },
  );
}

/** What a catalogue would say of these rows. */
export function datasetOf(schema: RandomSchema, rows: readonly Row[]): DatasetInfo {
  return {
    name: "random",
    columns: columnsOf(schema).map((column) => column.info),
    unsupported: [],
    users: schema.users.info.name,
    time: schema.time.info.name,
    timeUnit: schema.timeUnit,
    order: schema.order === null ? [] : [schema.order.info.name],
    timeRange: timeRangeOf(rows),
    rowCount: rows.length,
    layout: { grouped: false, sorted: false },
  };
}

function timeRangeOf(rows: readonly Row[]): DatasetInfo["timeRange"] {
  let range: { min: bigint | number; max: bigint | number } | null = null;
  for (const row of rows) {
    const time = row.time as Value;
    if (typeof time !== "bigint" && typeof time !== "number") continue;
    range ??= { min: time, max: time };
    if (time < range.min) range.min = time;
    if (time > range.max) range.max = time;
  }
  return range;
}
