import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Operand, Predicate } from "../../../src/planner/expression.js";
import { mayHold, mustHold, type ZoneView } from "../../../src/planner/index.js";
import { BOOL, type DataType, FLOAT, INT, type ScalarType, STRING, type Value } from "../../../src/types.js";
import { holds, type Row } from "./reference.js";

type Present = Exclude<Value, null>;

const bigints = fc.oneof(
  fc.bigInt({ min: -3n, max: 3n }),
  fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, -(2n ** 63n)),
);
const floats = fc.oneof(
  fc.constantFrom(-0, 0, 0.5, 1, 2.5, Number.NaN, Infinity, 2 ** 53),
  fc.integer({ min: -3, max: 3 }),
);
const texts = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 3 });

const kinds: readonly {
  name: string;
  type: ScalarType;
  over: "number" | "string" | "bool";
  values: fc.Arbitrary<Present>;
}[] = [
  { name: "i", type: INT, over: "number", values: bigints },
  { name: "t", type: { kind: "timestamp", unit: "ms", zone: null }, over: "number", values: bigints },
  { name: "f", type: FLOAT, over: "number", values: floats },
  { name: "s", type: STRING, over: "string", values: texts },
  { name: "b", type: BOOL, over: "bool", values: fc.boolean() },
];

const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record(Object.fromEntries(kinds.map(({ name, values }) => [name, fc.option(values, { freq: 3 })]))),
  { minLength: 1, maxLength: 4 },
);

const column = (name: string, type: DataType): Operand => ({ kind: "column", name, type });

const leaf: fc.Arbitrary<Predicate> = fc.constantFrom(...kinds).chain(({ name, type, over, values }) => {
  const operand = column(name, type);
  const literal = values.map((value): Operand => ({ kind: "literal", type, value }));
  const others: Operand[] = over === "number" ? [column("i", INT), column("f", FLOAT)] : [operand];
  const right = fc.oneof(literal, fc.constantFrom<Operand>(...others, { kind: "null" }));
  const op = over === "bool" ? fc.constant("==" as const) : fc.constantFrom("==", "<", "<=", ">", ">=");
  return fc.oneof(
    fc.record({
      kind: fc.constant("compare"),
      op,
      over: fc.constant(over),
      left: fc.constant(operand),
      right,
    }),
    fc.record({
      kind: fc.constant("compare"),
      op,
      over: fc.constant(over),
      left: right,
      right: fc.constant(operand),
    }),
    fc
      .array(values, { maxLength: 3 })
      .map((list): Predicate => ({ kind: "in", over, operand, values: list })),
    fc.constant<Predicate>({ kind: "is-null", operand }),
    fc.constant<Predicate>({ kind: "is-true", operand: column("b", BOOL) }),
    texts.map(
      (pattern): Predicate => ({
        kind: "text-match",
        op: "starts",
        operand: column("s", STRING),
        pattern,
        ignoreCase: false,
      }),
    ),
    fc.boolean().map((value): Predicate => ({ kind: "constant", value })),
  );
});

const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("predicate").map((item): Predicate => ({ kind: "not", item })),
    fc.record({ kind: fc.constantFrom("and", "or"), items: fc.array(tie("predicate"), { maxLength: 3 }) }),
  ),
}));

/** Statistics as files have them: NaN left out, strings cut after `cut` characters (the upper bound then raised). */
function zonesOf(data: readonly Row[], cut: number, known: number): (name: string) => ZoneView | undefined {
  return (name) => {
    const index = kinds.findIndex((kind) => kind.name === name);
    if ((known >> index) % 2 === 1) return undefined;
    const values = data.flatMap((row) => row[name] ?? []).filter((value) => !Number.isNaN(value));
    const sorted = values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const [min, max] = [sorted[0] ?? null, sorted.at(-1) ?? null];
    return {
      min: typeof min === "string" ? min.slice(0, cut) : min,
      max: typeof max === "string" && max.length > cut ? `${max.slice(0, cut)}~` : max,
      nullCount: known > 40 ? null : data.filter((row) => row[name] === null).length,
      rowCount: data.length,
    };
  };
}

test("what is ruled out holds on no row, what is proved holds on every row", () => {
  let ruledOut = 0;
  let proved = 0;
  fc.assert(
    fc.property(rows, predicate, fc.integer({ min: 0, max: 3 }), fc.nat(48), (data, asked, cut, known) => {
      const zones = zonesOf(data, cut, known);
      const outcomes = data.map((row) => holds(asked, row));
      if (!mayHold(asked, zones)) {
        ruledOut++;
        expect(outcomes).not.toContain(true);
      }
      if (mustHold(asked, zones)) {
        proved++;
        expect(outcomes).not.toContain(false);
      }
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(ruledOut).toBeGreaterThan(300);
  expect(proved).toBeGreaterThan(100);
});

describe("what is expected to be ruled out", () => {
  const zone = (min: Present | null, max: Present | null, nullCount: number | null = 0): ZoneView => ({
    min,
    max,
    nullCount,
    rowCount: 10,
  });
  const compare = (op: "==" | "<" | ">", type: ScalarType, value: Present): Predicate => ({
    kind: "compare",
    op,
    over: typeof value === "string" ? "string" : "number",
    left: column("c", type),
    right: { kind: "literal", type, value },
  });
  const not = (item: Predicate): Predicate => ({ kind: "not", item });
  const isNull: Predicate = { kind: "is-null", operand: column("c", INT) };

  test.each<[string, Predicate, ZoneView, boolean]>([
    ["an int outside", compare("==", INT, 11n), zone(1n, 10n), false],
    ["an int at the end", compare("==", INT, 10n), zone(1n, 10n), true],
    ["below the smallest", compare("<", INT, 1n), zone(1n, 10n), false],
    ["a fraction between ints", compare(">", FLOAT, 10.5), zone(1n, 10n), false],
    ["not equal where all are", not(compare("==", INT, 5n)), zone(5n, 5n), false],
    ["not equal where a null may be", not(compare("==", INT, 5n)), zone(5n, 5n, 1), true],
    ["not equal where nulls are not counted", not(compare("==", INT, 5n)), zone(5n, 5n, null), true],
    ["not greater where all ints are", not(compare(">", INT, 0n)), zone(1n, 10n), false],
    ["not greater where NaN may be", not(compare(">", FLOAT, 0)), zone(1, 10), true],
    ["null where none is", isNull, zone(1n, 10n), false],
    ["not null where all are", not(isNull), zone(null, null, 10), false],
    ["any comparison where all are null", compare("==", INT, 5n), zone(null, null, 10), false],
    ["a string after a cut bound", compare("==", STRING, "abd"), zone("aa", "abc"), false],
    ["a NaN bound proves nothing", compare("==", FLOAT, 5), zone(Number.NaN, Number.NaN), true],
  ])("%s", (_, asked, view, expected) => {
    expect(mayHold(asked, () => view)).toBe(expected);
  });

  test("lists, functions and columns without statistics prove nothing", () => {
    const list: Predicate = { kind: "is-null", operand: column("c", { kind: "list", item: INT }) };
    const length: Operand = { kind: "length", operand: column("c", STRING) };
    const long: Predicate = {
      kind: "compare",
      op: ">",
      over: "number",
      left: length,
      right: { kind: "literal", type: INT, value: 99n },
    };
    expect(mayHold(not(list), () => zone(null, null, 10))).toBe(true);
    expect(mayHold(long, () => zone("a", "b"))).toBe(true);
    expect(mayHold(compare("==", INT, 11n), () => undefined)).toBe(true);
  });
});
