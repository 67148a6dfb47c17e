import type { TimeUnit } from "../../types.js";

const PER_UNIT: Readonly<Record<TimeUnit, bigint>> = {
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1_000n,
  ns: 1n,
};
const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

/** Nanoseconds since 1970 UTC of an ISO 8601 date or date-time (UTC without a zone), or null when it is none. */
export function parseInstant(text: string): bigint | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour === undefined || minute === undefined || second === undefined) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 59) return null;
  const offset = zoneOffsetMinutes(match[8] ?? "Z");
  if (offset === null) return null;
  const seconds = date.getTime() / 1000 + hour * 3600 + (minute - offset) * 60 + second;
  return BigInt(seconds) * PER_UNIT.s + BigInt((match[7] ?? "").padEnd(9, "0"));
}

function zoneOffsetMinutes(zone: string): number | null {
  if (zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** A time in a unit: `floor` whole units and, unless `exact`, a fraction of one more. */
export interface UnitTime {
  readonly floor: bigint;
  readonly exact: boolean;
  /** The nearest float64. */
  readonly nearest: number;
}

/** An instant, given in nanoseconds, in `unit`. */
export function inUnit(ns: bigint, unit: TimeUnit): UnitTime {
  const per = PER_UNIT[unit];
  const remainder = ((ns % per) + per) % per;
  const floor = (ns - remainder) / per;
  return { floor, exact: remainder === 0n, nearest: nearestQuotient(ns, per) };
}

/** Decimal text is rounded once by `Number`, so the quotient is the float64 that its literal would be. */
function nearestQuotient(ns: bigint, per: bigint): number {
  const digits = per.toString().length - 1;
  const magnitude = (ns < 0n ? -ns : ns).toString().padStart(digits + 1, "0");
  const cut = magnitude.length - digits;
  return Number(`${ns < 0n ? "-" : ""}${magnitude.slice(0, cut)}.${magnitude.slice(cut)}0`);
}

/** A duration of `ms` milliseconds in `unit`: bigint when whole. */
export function durationIn(ms: number, unit: TimeUnit): bigint | number {
  const scaled = unit === "s" ? ms / 1e3 : unit === "ms" ? ms : unit === "us" ? ms * 1e3 : ms * 1e6;
  return Number.isInteger(scaled) ? BigInt(scaled) : scaled;
}

/** Milliseconds of a duration text such as `1d12h`, or null when it is none. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/i.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    total += Number(amount) * (MS_OF[unit ?? ""] ?? Number.NaN);
  }
  return total;
}

const MS_OF: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
  d: 8.64e7,
  w: 6.048e8,
};
