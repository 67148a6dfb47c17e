import type { TrendSpec } from "../../planner/funnel.js";
import type { TimeUnit } from "../../types.js";
import { epochSeconds, PER_SECOND } from "../calendar.js";
import type { Clock } from "../match/clock.js";
import { bucketStart } from "./bucket-start.js";

const HOUR = 3_600;
/** Hours (of UTC) whose buckets are kept in a table: three centuries, as far as a part's times go. */
const TABLE_HOURS = 2_700_000;

/**
 * Gives the start of the bucket of a tick, in seconds since 1970 UTC; NaN beyond the years that dates reach. Buckets are kept by
 * hour of UTC, so that a zone is asked once per hour that occurs.
 */
export function bucketsOf(spec: TrendSpec, unit: TimeUnit, clock: Clock): (tick: number) => number {
  const { bucket, zone } = spec;
  const ofSecond = (seconds: number): number => bucketStart(seconds, bucket, zone);
  const secondOf = (tick: number): number => epochSeconds(clock.time(tick), unit);
  const hourOf = hoursOf(unit, clock, secondOf);
  const { table, first } = tableOver(clock, hourOf);
  const rest = new Map<number, number>();
  const ask = (hour: number, tick: number): number => {
    const at = hour - first;
    const known = rest.get(hour) ?? UNKNOWN;
    let start = at >= 0 && at < table.length ? table[at]! : known;
    if (start === UNKNOWN) {
      start = wholeHour(hour, ofSecond);
      if (at >= 0 && at < table.length) table[at] = start;
      else rest.set(hour, start);
    }
    return start === SPLIT ? ofSecond(secondOf(tick)) : start;
  };
  return (tick) => {
    const hour = hourOf(tick);
    const start = table[hour - first];
    return start !== undefined && start > SPLIT ? start : ask(hour, tick);
  };
}

/** Not asked for yet; and: a bucket ends within the hour. Below every start. */
const UNKNOWN = Number.NEGATIVE_INFINITY;
const SPLIT = -Number.MAX_VALUE;

function wholeHour(hour: number, ofSecond: (seconds: number) => number): number {
  if (!Number.isFinite(hour)) return Number.NaN;
  const start = ofSecond(hour * HOUR);
  return start === ofSecond(hour * HOUR + HOUR - 1) || Number.isNaN(start) ? start : SPLIT;
}

/** Hour of UTC of a tick. Wide times are rounded to a float first; near the ends of an hour they are looked at exactly. */
function hoursOf(unit: TimeUnit, clock: Clock, secondOf: (tick: number) => number): (tick: number) => number {
  const perHour = PER_SECOND[unit] * HOUR;
  if (typeof clock.time(0) === "number") return (tick) => Math.floor(Math.floor(tick) / perHour);
  const base = Number(clock.time(0)) / perHour;
  const scale = clock.length(1) / perHour;
  return (tick) => {
    const hours = base + tick * scale;
    const nearest = Math.round(hours);
    return Math.abs(hours - nearest) < 1e-4 ? Math.floor(secondOf(tick) / HOUR) : Math.floor(hours);
  };
}

function tableOver(
  { ticks }: Clock,
  hourOf: (tick: number) => number,
): { readonly table: Float64Array; readonly first: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ticks.length; row++) {
    const tick = ticks[row]!;
    if (tick < least && tick !== Number.NEGATIVE_INFINITY) least = tick;
    if (tick > most && tick !== Number.POSITIVE_INFINITY) most = tick;
  }
  const first = hourOf(least);
  const length = hourOf(most) - first + 1;
  const isSmall = length > 0 && length <= TABLE_HOURS;
  return { table: new Float64Array(isSmall ? length : 0).fill(UNKNOWN), first: isSmall ? first : 0 };
}
