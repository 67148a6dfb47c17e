import { isDeepStrictEqual } from "node:util";
import type { DurationResult, FunnelResult } from "../../src/runtime/result.js";

/** How far means of durations may be apart, as a share of the mean: the rest is exact. */
const TOLERANCE = 1e-12;

/** Where two answers of one funnel differ in what clauses show, as lines `path: found, expected`; aggregations aside. */
export function funnelDifferences(
  path: string,
  found: FunnelResult,
  expected: FunnelResult,
): readonly string[] {
  const unequal = (name: string, a: unknown, b: unknown) =>
    isDeepStrictEqual(a, b) ? [] : [`${path}.${name}: ${show(a)}, expected ${show(b)}`];
  return [
    ...unequal("unit", found.unit, expected.unit),
    ...unequal("steps", found.steps.map(counts), expected.steps.map(counts)),
    ...expected.steps.flatMap((step, i) =>
      unequal(`steps[${i}].duration`, ...rounded(found.steps[i]?.duration ?? null, step.duration)),
    ),
    ...unequal("duration", ...rounded(found.duration, expected.duration)),
    ...unequal("breakdown", found.breakdown, expected.breakdown),
    ...unequal("trend", found.trend, expected.trend),
  ];
}

function counts({ optional, count, pending }: FunnelResult["steps"][number]) {
  return { optional, count, pending };
}

/** Both, with the found mean taken for the expected one where they are near. */
function rounded(found: DurationResult | null, expected: DurationResult | null) {
  const [a, b] = [found?.mean ?? null, expected?.mean ?? null];
  const isNear = a !== null && b !== null && Math.abs(a - b) <= TOLERANCE * Math.abs(b);
  return [found && isNear ? { ...found, mean: b } : found, expected] as const;
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, item) => {
    if (typeof item === "bigint") return `${item}n`;
    return typeof item === "number" && !Number.isFinite(item) ? String(item) : item;
  });
}
