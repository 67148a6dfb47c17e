import type { TimeUnit } from "../../types.js";

const ZERO = 48;
const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Reader of ISO 8601 dates and date-times: `2010-12-01`, `2010-12-01 08:26`, `2010-12-01T08:26:00.123456789+02:00`.
 * One object is reused for all texts of a column; the fields hold the last text that `parse` accepted.
 */
export class TimeText {
  /** Whole seconds since 1970, UTC. */
  seconds = 0;
  /** 0 .. 999999999, to be added to `seconds`. */
  nanos = 0;
  /** Digits of the fraction that are needed, 0 .. 9. */
  fractionDigits = 0;
  /** The text names a zone; without one it is read as UTC. */
  isZoned = false;

  /** Reads `bytes[start .. end)`; false when it is no ISO date-time, is no day of the calendar, or has more than 9 digits. */
  parse(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start < 10 || end - start > 35) return false;
    const year = digits(bytes, start, 4);
    const month = digits(bytes, start + 5, 2);
    const day = digits(bytes, start + 8, 2);
    if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
    this.seconds = dayNumber(year, month, day) * 86400;
    this.nanos = 0;
    this.fractionDigits = 0;
    this.isZoned = false;
    return end - start === 10 || this.parseClock(bytes, start + 10, end);
  }

  private parseClock(bytes: Uint8Array, start: number, end: number): boolean {
    // 84 and 116: "T" and "t"; 32: blank; 58: colon
    const separator = bytes[start]!;
    if (separator !== 84 && separator !== 32 && separator !== 116) return false;
    if (end - start < 6 || bytes[start + 3] !== 58) return false;
    const hour = digits(bytes, start + 1, 2);
    const minute = digits(bytes, start + 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
    let at = start + 6;
    let second = 0;
    if (at < end && bytes[at] === 58) {
      second = end - at < 3 ? -1 : digits(bytes, at + 1, 2);
      if (second < 0 || second > 59) return false;
      at += 3;
      if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
        at = this.parseFraction(bytes, at + 1, end);
        if (at < 0) return false;
      }
    }
    this.seconds += hour * 3600 + minute * 60 + second;
    return at === end || this.parseZone(bytes, at, end);
  }

  private parseFraction(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    let nanos = 0;
    let needed = 0;
    for (; at < end; at++) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      if (at - start >= 9) return -1;
      nanos = nanos * 10 + digit;
      if (digit !== 0) needed = at - start + 1;
    }
    if (at === start) return -1;
    this.nanos = nanos * 10 ** (9 - (at - start));
    this.fractionDigits = needed;
    return at;
  }

  /** `Z`, `+02:00`, `+0200`, `+02`. */
  private parseZone(bytes: Uint8Array, start: number, end: number): boolean {
    const sign = bytes[start]!;
    this.isZoned = true;
    if (sign === 90 || sign === 122) return end === start + 1;
    if (sign !== 43 && sign !== 45) return false;
    const length = end - start;
    const hasColon = length === 6 && bytes[start + 3] === 58;
    if (length !== 3 && length !== 5 && !hasColon) return false;
    const hours = digits(bytes, start + 1, 2);
    const minutes = length === 3 ? 0 : digits(bytes, start + (hasColon ? 4 : 3), 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false;
    this.seconds -= (sign === 43 ? 1 : -1) * (hours * 3600 + minutes * 60);
    return true;
  }
}

/** The number of `count` digits, or -1000000 when one of them is none. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = bytes[i]! - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1000000;
    value = value * 10 + digit;
  }
  return value;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const y = year - 1;
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    DAYS_BEFORE_MONTH[month]! +
    leapDay +
    day -
    719163
  );
}

/** Units of a timestamp in a second. */
export const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };
