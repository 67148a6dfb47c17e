import fc from "fast-check";
import type { Literal } from "../../src/parser/ast.js";
import {
  BOOL,
  type DataType,
  FLOAT,
  INT,
  type ScalarType,
  STRING,
  type TimeUnit,
  type Value,
} from "../../src/types.js";

/** Small pools of awkward values for each type: few distinct ones, so that predicates, keys and ties meet. */

export type ColumnValue = Value | readonly Value[];

/** A type with the values that its cells take and the literals that predicates name. */
export interface ValuePool {
  readonly type: DataType;
  readonly cells: fc.Arbitrary<Exclude<ColumnValue, null>>;
  /** Values that can be written down in a query, as literals; of the items for a list. */
  readonly literals: fc.Arbitrary<Literal["value"]>;
}

const P53 = 2n ** 53n;

export const SMALL_INTS: readonly bigint[] = [-2n, -1n, 0n, 1n, 2n, 3n, 4n];
export const WIDE_INTS: readonly bigint[] = [
  P53 - 1n,
  P53,
  P53 + 1n,
  -P53,
  -P53 - 1n,
  2n ** 62n,
  2n ** 63n - 1n,
  -(2n ** 63n),
  0n,
  1n,
];
const FLOATS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  0.1,
  0.2,
  0.3,
  -2.25,
  1e6,
  Number(P53),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
export const STRINGS: readonly string[] = [
  "",
  "a",
  "A",
  "b",
  "view",
  "View",
  "preview",
  "a*b",
  "a.b",
  "\u00e9",
  "\u00c9",
  "e\u0301",
  "\u00df",
  "\u1e9e",
  "\u03c3",
  "\u03c2",
  "\uffee",
  "\u{1f600}",
  "2015-05-03",
];
/** Around midnights, the epoch and the clock changes of Europe. */
const INSTANTS: readonly string[] = [
  "1969-12-31T23:59:59.999Z",
  "1970-01-01T00:00:00.000Z",
  "2015-05-02T22:30:00.000Z",
  "2015-05-03T00:00:00.000Z",
  "2024-03-31T00:59:59.999Z",
  "2024-03-31T01:00:00.000Z",
  "2024-10-27T00:30:00.000Z",
];

export const PER_MILLISECOND: Readonly<Record<Exclude<TimeUnit, "s">, bigint>> = {
  ms: 1n,
  us: 1_000n,
  ns: 1_000_000n,
};

/** Pools of all types that a column may have. */
export const pools: fc.Arbitrary<ValuePool> = fc.oneof(
  fc.constantFrom(intPool(SMALL_INTS), intPool(WIDE_INTS), floatPool(), stringPool(), boolPool()),
  fc.constantFrom("ms", "us", "ns").map(timestampPool),
  fc.constantFrom(listPool(stringPool(), STRING), listPool(intPool(SMALL_INTS), INT)),
);

export function intPool(values: readonly bigint[]): ValuePool {
  const cells = fc.constantFrom(...values);
  return { type: INT, cells, literals: cells.map((value) => ({ type: "int", value })) };
}

export function stringPool(values: readonly string[] = STRINGS): ValuePool {
  const cells = fc.constantFrom(...values);
  return { type: STRING, cells, literals: cells.map((value) => ({ type: "string", value })) };
}

function floatPool(): ValuePool {
  return {
    type: FLOAT,
    cells: fc.constantFrom(...FLOATS),
    literals: fc.oneof(
      fc
        .constantFrom(...FLOATS.filter(Number.isFinite))
        .map((value) => ({ type: "float", value: value + 0 }) as const),
      fc.constantFrom(...SMALL_INTS).map((value) => ({ type: "int", value }) as const),
    ),
  };
}

function boolPool(): ValuePool {
  return {
    type: BOOL,
    cells: fc.boolean(),
    literals: fc.boolean().map((value) => ({ type: "bool", value })),
  };
}

function timestampPool(unit: "ms" | "us" | "ns"): ValuePool {
  const perMs = PER_MILLISECOND[unit];
  return {
    type: { kind: "timestamp", unit, zone: "UTC" },
    cells: fc
      .tuple(fc.constantFrom(...INSTANTS), fc.constantFrom(0n, 0n, 1n))
      .map(([instant, beyond]) => BigInt(Date.parse(instant)) * perMs + beyond),
    literals: fc.constantFrom(...INSTANTS).map((value) => ({ type: "instant", value })),
  };
}

function listPool(items: ValuePool, item: ScalarType): ValuePool {
  // Pools of scalars have scalar cells.
  const cells = items.cells as fc.Arbitrary<Exclude<Value, null>>;
  return { type: { kind: "list", item }, cells: fc.array(cells, { maxLength: 3 }), literals: items.literals };
}
