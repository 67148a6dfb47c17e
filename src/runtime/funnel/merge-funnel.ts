import type { Value } from "../../types.js";
import type {
  BreakdownPartial,
  DurationPartial,
  FunnelDetail,
  FunnelPartial,
  TrendPartial,
} from "../partial.js";
import { mergeDurations } from "./durations.js";

/** Merges what parts know of one funnel, in the order given. */
export function mergeFunnel(partials: readonly FunnelPartial[]): FunnelPartial {
  const details = partials.flatMap(({ detail }) => detail ?? []);
  return {
    users: addArrays(partials.map(({ users }) => users)),
    rows: addArrays(partials.map(({ rows }) => rows)),
    detail: details.length <= 1 ? (details[0] ?? null) : mergeDetails(details),
  };
}

function mergeDetails(details: readonly FunnelDetail[]): FunnelDetail {
  return {
    optionalUsers: addArrays(details.map(({ optionalUsers }) => optionalUsers)),
    optionalRows: addArrays(details.map(({ optionalRows }) => optionalRows)),
    pending: addArrays(details.map(({ pending }) => pending)),
    units: whenThere(details, ({ units }) => units, addArrays),
    durations: whenThere(details, ({ durations }) => durations, mergeSteps),
    breakdown: whenThere(details, ({ breakdown }) => breakdown, mergeBreakdowns),
    trend: whenThere(details, ({ trend }) => trend, mergeTrends),
  };
}

/** Details of one funnel all have a piece, or none has. */
function whenThere<T>(
  details: readonly FunnelDetail[],
  pick: (detail: FunnelDetail) => T | null,
  merge: (pieces: readonly T[]) => T,
): T | null {
  const pieces = details.flatMap((detail) => {
    const piece = pick(detail);
    return piece === null ? [] : [piece];
  });
  return pieces.length === 0 ? null : merge(pieces);
}

function mergeSteps(lists: readonly (readonly DurationPartial[])[]): readonly DurationPartial[] {
  const [first = []] = lists;
  return first.map((_, at) => mergeDurations(lists.flatMap((list) => list[at] ?? [])));
}

function mergeBreakdowns(breakdowns: readonly BreakdownPartial[]): BreakdownPartial {
  const keyNumber = keyNumbers();
  const keys: (readonly Value[])[] = [];
  const positions = breakdowns.map((breakdown) =>
    breakdown.keys.map((key) => {
      const at = keyNumber(key);
      keys[at] = key;
      return at;
    }),
  );
  const merged = (pick: (breakdown: BreakdownPartial) => Float64Array): Float64Array =>
    addAt(breakdowns.map(pick), positions, keys.length);
  return { keys, counts: merged(({ counts }) => counts), pending: merged(({ pending }) => pending) };
}

function mergeTrends(trends: readonly TrendPartial[]): TrendPartial {
  const slots = new Map<number, number>();
  const positions = trends.map(({ starts }) =>
    Array.from(starts, (start) => {
      const at = slots.get(start) ?? slots.size;
      slots.set(start, at);
      return at;
    }),
  );
  const counts = addAt(
    trends.map((trend) => trend.counts),
    positions,
    slots.size,
  );
  return { starts: Float64Array.from(slots.keys()), counts };
}

/** Numbers keys 0, 1, 2, … as they are first met. */
function keyNumbers(): (key: readonly Value[]) => number {
  const codes: Map<Value, number>[] = [];
  const numbers = new Map<string, number>();
  return (key) => {
    const text = key
      .map((value, column) => {
        codes[column] ??= new Map();
        const known = codes[column];
        const code = known.get(value) ?? known.size;
        known.set(value, code);
        return code;
      })
      .join();
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}

/** Sums of rows of several tables: row n of table t is added to row positions[t][n]. */
function addAt(
  tables: readonly Float64Array[],
  positions: readonly (readonly number[])[],
  rowCount: number,
): Float64Array {
  const at = tables.findIndex((_, table) => (positions[table]?.length ?? 0) > 0);
  const width = at < 0 ? 0 : tables[at]!.length / positions[at]!.length;
  const sum = new Float64Array(rowCount * width);
  tables.forEach((table, t) => {
    positions[t]?.forEach((to, row) => {
      for (let column = 0; column < width; column++)
        sum[to * width + column]! += table[row * width + column]!;
    });
  });
  return sum;
}

function addArrays(arrays: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(arrays[0]?.length ?? 0);
  for (const array of arrays)
    array.forEach((value, at) => {
      sum[at]! += value;
    });
  return sum;
}
