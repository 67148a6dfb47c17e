import type { TimeUnit } from "../types.js";

/** Hour, weekday and date of an instant in a zone (IANA name). Null where ECMAScript's dates end (year 271821). */

/** 0 to 23. `time` is in `unit` since 1970 UTC; null also for NaN and infinities. */
export function zonedHour(time: bigint | number, unit: TimeUnit, zone: string): number | null {
  const local = localSeconds(time, unit, zone);
  return local === null ? null : Math.floor(floorMod(local, DAY_SECONDS) / HOUR_SECONDS);
}

/** 1 = Monday to 7 = Sunday, otherwise as `zonedHour`. */
export function zonedWeekday(time: bigint | number, unit: TimeUnit, zone: string): number | null {
  const local = localSeconds(time, unit, zone);
  // Day 0 was a Thursday.
  return local === null ? null : floorMod(Math.floor(local / DAY_SECONDS) + 3, 7) + 1;
}

/** `YYYY-MM-DD`, with a sign and six digits for years outside 0 to 9999; otherwise as `zonedHour`. */
export function zonedDate(time: bigint | number, unit: TimeUnit, zone: string): string | null {
  const local = localSeconds(time, unit, zone);
  if (local === null || Math.abs(local) > LAST_SECOND) return null;
  return new Date(local * 1000).toISOString().split("T")[0]!;
}

/** Units of time in a second. */
export const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const LAST_SECOND = 8.64e12;

function localSeconds(time: bigint | number, unit: TimeUnit, zone: string): number | null {
  const seconds = epochSeconds(time, unit);
  if (!(Math.abs(seconds) <= LAST_SECOND)) return null;
  return seconds + zoneOffset(seconds, zone);
}

/** Whole seconds since 1970 UTC at or before the instant; NaN for NaN and infinities. Exact, since flooring first keeps every quotient below 2^53 exact. */
export function epochSeconds(time: bigint | number, unit: TimeUnit): number {
  const perSecond = PER_SECOND[unit];
  if (typeof time === "number") {
    const whole = Math.floor(time);
    if (!Number.isFinite(whole)) return Number.NaN;
    if (Number.isSafeInteger(whole)) return Math.floor(whole / perSecond);
    return epochSeconds(BigInt(whole), unit);
  }
  const divisor = BigInt(perSecond);
  const quotient = time / divisor;
  return Number(time % divisor < 0n ? quotient - 1n : quotient);
}

function floorMod(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

interface ZoneOffsets {
  readonly format: Intl.DateTimeFormat;
  /** By whole UTC hour; NaN when the offset changes within it. */
  readonly byHour: Map<number, number>;
}

const zones = new Map<string, ZoneOffsets>();
const KEPT_HOURS = 200_000;

/** Seconds that local time in the zone is ahead of UTC at an instant within ECMAScript's dates. No zone changes its offset twice within an hour. */
export function zoneOffset(seconds: number, zone: string): number {
  if (zone === "UTC") return 0;
  let known = zones.get(zone);
  if (known === undefined) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    known = { format, byHour: new Map() };
    zones.set(zone, known);
  }
  const hour = Math.floor(seconds / HOUR_SECONDS);
  let offset = known.byHour.get(hour);
  if (offset === undefined) {
    const start = offsetAt(known.format, hour * HOUR_SECONDS);
    const end = offsetAt(known.format, Math.min((hour + 1) * HOUR_SECONDS, LAST_SECOND));
    offset = start === end ? start : Number.NaN;
    if (known.byHour.size >= KEPT_HOURS) known.byHour.clear();
    known.byHour.set(hour, offset);
  }
  return Number.isNaN(offset) ? offsetAt(known.format, seconds) : offset;
}

function offsetAt(format: Intl.DateTimeFormat, seconds: number): number {
  const name = format.formatToParts(seconds * 1000).find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name);
  if (match === null) return 0;
  const magnitude = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -magnitude : magnitude;
}
