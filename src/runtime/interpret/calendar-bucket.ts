import type { TrendSpec } from "../../planner/funnel.js";

const DAY = 86_400;
const HOUR = 3_600;

/** A bucket of the calendar: its first instant in seconds since 1970 UTC, and that instant's local date (and time, for hours). */
export interface CalendarBucket {
  readonly start: number;
  readonly label: string;
}

/**
 * The hour, day, week (from Monday) or month of a zone that an instant lies in. A day begins at the first instant that has its date or
 * a later one, an hour where the clock shows a new hour or is put forward or back. Null far beyond the years of four digits.
 */
export function bucketOf(second: number, bucket: TrendSpec["bucket"], zone: string): CalendarBucket | null {
  if (!(Math.abs(second) < 8e12)) return null;
  const format = formatOf(zone);
  if (bucket === "hour") {
    const isSame = (other: number) => hourLabel(format, other) === hourLabel(format, second);
    const start = firstWhere(isSame, second - HOUR, second);
    const { date, hour, minute } = localTime(format, start);
    return { start, label: `${date}T${hour}:${minute}` };
  }
  const first = firstDate(localTime(format, second).date, bucket);
  const start = firstWhere((other) => localTime(format, other).date >= first, middayBefore(first), second);
  return { start, label: localTime(format, start).date };
}

/** The date with which the bucket of a date begins. */
function firstDate(date: string, bucket: "day" | "week" | "month"): string {
  if (bucket === "day") return date;
  if (bucket === "month") return `${date.slice(0, 8)}01`;
  const midnight = new Date(`${date}T00:00:00Z`);
  const sinceMonday = (midnight.getUTCDay() + 6) % 7;
  return new Date(midnight.getTime() - sinceMonday * DAY * 1000).toISOString().slice(0, 10);
}

/** An instant that is before the date in every zone. */
function middayBefore(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 - 2 * DAY;
}

/** The first second in (from, to] from which on the test holds; it holds at `to` and fails at `from`. */
function firstWhere(test: (second: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (test(middle)) high = middle;
    else low = middle;
  }
  return high;
}

interface LocalTime {
  readonly date: string;
  readonly hour: string;
  readonly minute: string;
  /** Of the zone at that time, such as `GMT+02:00`. */
  readonly offset: string;
}

function localTime(format: Intl.DateTimeFormat, second: number): LocalTime {
  const parts = new Map(format.formatToParts(second * 1000).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    date: `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`,
    hour: part("hour"),
    minute: part("minute"),
    offset: part("timeZoneName"),
  };
}

function hourLabel(format: Intl.DateTimeFormat, second: number): string {
  const { date, hour, offset } = localTime(format, second);
  return `${date} ${hour} ${offset}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "longOffset",
    });
    formats.set(zone, format);
  }
  return format;
}
