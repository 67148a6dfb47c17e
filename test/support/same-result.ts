import { isDeepStrictEqual } from "node:util";
import type { AggregateSpec } from "../../src/planner/expression.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import type { AggregateResult, FunnelResult, QueryResult, Scalar } from "../../src/runtime/result.js";
import type { Value } from "../../src/types.js";
import { funnelDifferences } from "./same-funnel.js";

/** How far float sums may be apart, as a share of the sum of absolute values (LANGUAGE.md section 3). */
const TOLERANCE = 1e-12;

/** Sum of absolute values by column, over rows: what the tolerance of float sums is measured by. */
export function magnitudes(rows: readonly Row[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
    if (typeof value === "number" && Number.isFinite(value)) {
      sums.set(name, (sums.get(name) ?? 0) + Math.abs(value));
    }
  }
  return sums;
}

/**
 * Where two answers to one query differ, as lines `path: found, expected`; empty when they agree. Everything is
 * exact, except sums and means of floats, which may differ by `TOLERANCE` and then swap ranks with near neighbours.
 */
export function differences(
  found: QueryResult,
  expected: QueryResult,
  sizes: ReadonlyMap<string, number> = new Map(),
): readonly string[] {
  return [
    ...unequal("users", found.users, expected.users),
    ...unequal("rows", found.rows, expected.rows),
    ...aggregates("aggregates", found.aggregates, expected.aggregates, sizes),
    ...unequal("funnels", found.funnels.length, expected.funnels.length),
    ...expected.funnels.flatMap((funnel, i) => funnels(`funnels[${i}]`, found.funnels[i], funnel, sizes)),
  ];
}

function funnels(
  path: string,
  found: FunnelResult | undefined,
  expected: FunnelResult,
  sizes: ReadonlyMap<string, number>,
): readonly string[] {
  if (found === undefined) return [];
  return [
    ...unequal(path, shape(found), shape(expected)),
    ...funnelDifferences(path, found, expected),
    ...expected.steps.flatMap((step, i) =>
      aggregates(`${path}.steps[${i}]`, found.steps[i]?.aggregates ?? null, step.aggregates, sizes),
    ),
    ...expected.absences.flatMap((absence, i) =>
      aggregates(`${path}.absences[${i}]`, found.absences[i]?.aggregates ?? null, absence.aggregates, sizes),
    ),
    ...aggregates(`${path}.atEnd`, found.atEnd, expected.atEnd, sizes),
  ];
}

function shape(funnel: FunnelResult): string {
  const steps = funnel.steps.map((step) => `${step.name} ${step.users}/${step.rows}`);
  const absences = funnel.absences.map(
    ({ name, gap, users, rows, count, pending }) =>
      `not ${name} @${gap} ${users}/${rows}/${count}/${pending}`,
  );
  return [funnel.name, ...steps, ...absences].join(", ");
}

type Aggregates = readonly AggregateResult[] | null;

function aggregates(
  path: string,
  found: Aggregates,
  expected: Aggregates,
  sizes: ReadonlyMap<string, number>,
) {
  if (found === null || expected === null) return unequal(path, found === null, expected === null);
  return [
    ...unequal(`${path}.length`, found.length, expected.length),
    ...expected.flatMap((result, i) => {
      const other = found[i];
      return other === undefined ? [] : aggregateDifference(`${path}[${i}]`, other, result, sizes);
    }),
  ];
}

function aggregateDifference(
  path: string,
  found: AggregateResult,
  expected: AggregateResult,
  sizes: ReadonlyMap<string, number>,
): readonly string[] {
  const { spec } = expected;
  if (!isDeepStrictEqual(found.spec, spec)) return unequal(`${path}.spec`, found.spec, spec);
  const label = `${path} ${spec.fn}(${spec.column ?? ""})${spec.by === null ? "" : ` by ${spec.by}`}`;
  const slack = isRounded(spec) ? TOLERANCE * (sizes.get(spec.column ?? "") ?? 0) : 0;
  if (isScalar(found.value) || isScalar(expected.value)) {
    const same =
      isScalar(found.value) && isScalar(expected.value) && near(found.value, expected.value, slack);
    return same ? [] : unequal(label, found.value, expected.value, true);
  }
  const same =
    slack > 0 ? samePairs(found.value, expected.value, slack) : equalPairs(found.value, expected.value);
  return same ? [] : unequal(label, found.value, expected.value, true);
}

function isRounded(spec: AggregateSpec): boolean {
  return spec.columnType?.kind === "float" && (spec.fn === "sum" || spec.fn === "mean");
}

type Pairs = readonly (readonly [key: Exclude<Value, null>, value: Scalar])[];

function equalPairs(found: Pairs, expected: Pairs): boolean {
  return (
    found.length === expected.length &&
    expected.every(([key, value], i) => same(found[i]?.[0], key) && same(found[i]?.[1], value))
  );
}

/** Rank by rank the values are near, and a key that one side has cut off is near the last one kept. */
function samePairs(found: Pairs, expected: Pairs, slack: number): boolean {
  if (found.length !== expected.length) return false;
  const lastKept = expected.at(-1)?.[1] ?? null;
  const others = new Map(found);
  return expected.every(([key, value], i) => {
    if (!near(found[i]?.[1] ?? null, value, slack)) return false;
    return others.has(key) ? near(others.get(key) ?? null, value, slack) : near(value, lastKept, slack);
  });
}

function near(found: Scalar, expected: Scalar, slack: number): boolean {
  if (same(found, expected)) return true;
  if (typeof found !== "number" || typeof expected !== "number") return false;
  return Math.abs(found - expected) <= slack;
}

/** Same type and value; NaN is NaN and -0 is 0. */
function same(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function isScalar(value: AggregateResult["value"]): value is Scalar {
  return value === null || typeof value !== "object";
}

function unequal(path: string, found: unknown, expected: unknown, always = false): readonly string[] {
  return !always && isDeepStrictEqual(found, expected)
    ? []
    : [`${path}: ${show(found)}, expected ${show(expected)}`];
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, item) => {
    if (typeof item === "bigint") return `${item}n`;
    return typeof item === "number" && !Number.isFinite(item) ? String(item) : item;
  });
}
