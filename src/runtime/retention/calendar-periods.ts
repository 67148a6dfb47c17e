import type { CalendarSpec } from "../../planner/retention.js";
import { PER_SECOND, zonedDate } from "../calendar.js";
import { dayStart } from "../funnel/bucket-start.js";

/** A time as kernels have it: bigint beyond 2^53. */
export type Time = number | bigint;

const DAY_SECONDS = 86_400;
/** Offsets are asked for up to a day off. */
const LAST_DAY = 99_999_990;

/** Numbers of calendar periods, which grow by one from each to the next: days, weeks from Monday, months. */
export class CalendarPeriods {
  private readonly perHour: number;
  /** Period by whole hour; NaN when the hour lies in two. */
  private readonly byHour = new Map<number, number>();
  private readonly starts = new Map<number, Time>();

  constructor(private readonly spec: CalendarSpec) {
    this.perHour = PER_SECOND[spec.unit] * 3_600;
  }

  /** The period of a time by its local date; infinite where the calendar ends. */
  periodAt(time: Time): number {
    const hour =
      typeof time === "number"
        ? Math.floor(time / this.perHour)
        : Number(time / BigInt(this.perHour)) - (time < 0n ? 1 : 0);
    let period = this.byHour.get(hour);
    if (period === undefined) {
      const first = this.exactPeriod(exactly(hour, this.perHour, 0));
      const last = this.exactPeriod(exactly(hour + 1, this.perHour, -1));
      period = first === last ? first : Number.NaN;
      this.byHour.set(hour, period);
    }
    return Number.isNaN(period) ? this.exactPeriod(time) : period;
  }

  /** The first time of a period: that at which the local clock first shows it. Infinite where the calendar ends. */
  startOf(period: number): Time {
    let start = this.starts.get(period);
    if (start === undefined) {
      start = this.startTime(period);
      this.starts.set(period, start);
    }
    return start;
  }

  /** Local date on which a period begins: `2015-05-04`. */
  label(period: number): string {
    const days = Math.max(-LAST_DAY, Math.min(LAST_DAY, this.firstDay(period)));
    return new Date(days * DAY_SECONDS * 1000).toISOString().replace(/T.*/, "");
  }

  private exactPeriod(time: Time): number {
    const { bucket, zone, unit } = this.spec;
    const date = zonedDate(time, unit, zone);
    if (date === null) return time < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const midnight = new Date(`${date}T00:00:00Z`);
    const day = midnight.getTime() / (DAY_SECONDS * 1000);
    if (bucket === "day") return day;
    if (bucket === "week") return Math.floor((day + 3) / 7);
    return midnight.getUTCFullYear() * 12 + midnight.getUTCMonth();
  }

  /** Days since 1970; day 0 was a Thursday, month 0 is January of year 0. */
  private firstDay(period: number): number {
    const { bucket } = this.spec;
    if (bucket === "day") return period;
    if (bucket === "week") return period * 7 - 3;
    const date = new Date(0);
    const year = Math.floor(period / 12);
    date.setUTCFullYear(year, period - year * 12, 1);
    return Number.isNaN(date.getTime())
      ? Math.sign(period) * Number.POSITIVE_INFINITY
      : date.getTime() / (DAY_SECONDS * 1000);
  }

  private startTime(period: number): Time {
    const day = this.firstDay(period);
    if (!(Math.abs(day) < LAST_DAY)) return day < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const seconds = dayStart(day, this.spec.zone);
    const time = seconds * PER_SECOND[this.spec.unit];
    return Number.isSafeInteger(time) ? time : BigInt(seconds) * BigInt(PER_SECOND[this.spec.unit]);
  }
}

/** `count * size + more`, without rounding. */
function exactly(count: number, size: number, more: number): Time {
  const product = count * size + more;
  if (Number.isSafeInteger(product) || !Number.isFinite(product)) return product;
  return BigInt(count) * BigInt(size) + BigInt(more);
}
