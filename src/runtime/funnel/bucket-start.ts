import { assertNever } from "../../errors/index.js";
import type { TrendSpec } from "../../planner/funnel.js";
import { zoneOffset } from "../calendar.js";

const HOUR = 3_600;
const DAY = 86_400;
/** Well within the instants that dates reach: offsets are asked for days off, and starts lie up to a month before. */
const LAST = 8e12;

/**
 * Start of the bucket of an instant, both in whole seconds since 1970 UTC; NaN beyond the years that dates reach. Days, weeks (from
 * Monday) and months are those of the local date and start at the first instant whose local date is not before theirs. Hours are those of
 * the local clock; an hour that the clock repeats is a bucket of its own.
 */
export function bucketStart(seconds: number, bucket: TrendSpec["bucket"], zone: string): number {
  if (!(Math.abs(seconds) < LAST)) return Number.NaN;
  const offset = zoneOffset(seconds, zone);
  const local = seconds + offset;
  const day = Math.floor(local / DAY);
  switch (bucket) {
    case "hour":
      return hourStart(seconds, offset, zone);
    case "day":
      return dayStart(day, zone);
    case "week":
      // Day 0 was a Thursday.
      return dayStart(day - floorMod(day + 3, 7), zone);
    case "month": {
      const date = new Date(day * DAY * 1000);
      return dayStart(day - date.getUTCDate() + 1, zone);
    }
    default:
      return assertNever(bucket);
  }
}

/** Local date of a bucket's start, or date-time for hours: `2015-05-03`, `2015-05-03T10:00`. */
export function bucketLabel(start: number, bucket: TrendSpec["bucket"], zone: string): string {
  const text = new Date((start + zoneOffset(start, zone)) * 1000).toISOString();
  const [date = "", time = ""] = text.split("T");
  return bucket === "hour" ? `${date}T${time.slice(0, 5)}` : date;
}

/** First instant whose local date is `day` (days since 1970) or later. */
export function dayStart(day: number, zone: string): number {
  const local = day * DAY;
  const before = zoneOffset(local - DAY, zone);
  const after = zoneOffset(local + DAY, zone);
  if (before === after) return local - before;
  if (zoneOffset(local - before, zone) === before) return local - before;
  if (zoneOffset(local - after, zone) === after) return local - after;
  return changeBetween(local - DAY, local + DAY, zone);
}

/** The local full hour, or the change of the clock after it. */
function hourStart(seconds: number, offset: number, zone: string): number {
  const start = seconds - floorMod(seconds + offset, HOUR);
  return zoneOffset(start, zone) === offset ? start : changeBetween(start, seconds, zone);
}

/** First second with the offset that `to` has; the offset changes once between, and is another one at `from`. */
function changeBetween(from: number, to: number, zone: string): number {
  const offset = zoneOffset(to, zone);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function floorMod(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
