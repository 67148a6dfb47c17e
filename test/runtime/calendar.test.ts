import { describe, expect, test } from "vitest";
import { zonedDate, zonedHour, zonedWeekday } from "../../src/runtime/calendar.js";
import type { TimeUnit } from "../../src/types.js";

const seconds = (text: string): bigint => BigInt(Date.parse(text)) / 1000n;
const units: readonly (readonly [TimeUnit, bigint])[] = [
  ["s", 1n],
  ["ms", 1_000n],
  ["us", 1_000_000n],
  ["ns", 1_000_000_000n],
];

function read(instant: string, zone: string): string {
  const at = seconds(instant);
  return `${zonedDate(at, "s", zone)} ${zonedWeekday(at, "s", zone)} ${zonedHour(at, "s", zone)}`;
}

describe("in UTC", () => {
  test.each([
    ["1970-01-01T00:00:00Z", "1970-01-01 4 0"],
    ["2000-02-29T23:59:59Z", "2000-02-29 2 23"],
    ["2024-03-31T12:00:00Z", "2024-03-31 7 12"],
    ["1969-12-31T23:59:59Z", "1969-12-31 3 23"],
    ["1900-03-01T00:00:00Z", "1900-03-01 4 0"],
    ["0000-01-01T00:00:00Z", "0000-01-01 6 0"],
  ])("%s is %s", (instant, expected) => {
    expect(read(instant, "UTC")).toBe(expected);
  });

  test.each(units)("one unit before midnight is the day before, in %s", (unit, perSecond) => {
    for (const day of [0n, -1n, 19_000n, -30_000n]) {
      const midnight = day * 86_400n * perSecond;
      expect(zonedHour(midnight, unit, "UTC")).toBe(0);
      expect(zonedHour(midnight - 1n, unit, "UTC")).toBe(23);
      expect(zonedDate(midnight - 1n, unit, "UTC")).not.toBe(zonedDate(midnight, unit, "UTC"));
      expect(zonedWeekday(midnight, unit, "UTC")).toBe(
        ((zonedWeekday(midnight - 1n, unit, "UTC") ?? 0) % 7) + 1,
      );
    }
  });

  test("years outside 0 to 9999 have a sign and six digits", () => {
    expect(zonedDate(253_402_300_800n, "s", "UTC")).toBe("+010000-01-01");
    expect(zonedDate(-62_167_219_201n, "s", "UTC")).toBe("-000001-12-31");
  });

  test("numbers give what bigints give; a fraction belongs to the unit that it is in", () => {
    for (const [unit, perSecond] of units) {
      for (const at of [
        86_400n * perSecond - 1n,
        -1n,
        4_503_599_627_370_495n,
        -4_503_599_627_370_495n,
        2n ** 60n,
      ]) {
        expect(zonedDate(Number(at), unit, "UTC")).toBe(zonedDate(BigInt(Number(at)), unit, "UTC"));
        expect(zonedHour(Number(at), unit, "UTC")).toBe(zonedHour(BigInt(Number(at)), unit, "UTC"));
      }
    }
    expect(zonedHour(3599.999, "s", "UTC")).toBe(0);
    expect(zonedHour(-0.001, "s", "UTC")).toBe(23);
  });

  test("beyond the range of dates, and for what is no number, there is no value", () => {
    expect(zonedDate(8_640_000_000_001n, "s", "UTC")).toBeNull();
    expect(zonedHour(2n ** 62n, "ms", "UTC")).toBeNull();
    expect(zonedWeekday(Number.NaN, "s", "UTC")).toBeNull();
    expect(zonedHour(Number.POSITIVE_INFINITY, "ns", "UTC")).toBeNull();
    expect(zonedDate(8_640_000_000_000n, "s", "Asia/Tokyo")).toBeNull();
  });
});

describe("in zones", () => {
  test.each([
    ["2024-03-31T00:59:59Z", "Europe/Berlin", "2024-03-31 7 1"],
    ["2024-03-31T01:00:00Z", "Europe/Berlin", "2024-03-31 7 3"],
    ["2024-10-27T00:30:00Z", "Europe/Berlin", "2024-10-27 7 2"],
    ["2024-10-27T01:30:00Z", "Europe/Berlin", "2024-10-27 7 2"],
    ["2024-01-01T00:00:00Z", "America/New_York", "2023-12-31 7 19"],
    ["2024-01-01T00:00:00Z", "Asia/Kolkata", "2024-01-01 1 5"],
    ["2024-01-01T18:20:00Z", "Asia/Kathmandu", "2024-01-02 2 0"],
    ["2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29 4 23"],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31 6 0"],
    ["1972-01-07T00:44:29Z", "Africa/Monrovia", "1972-01-06 4 23"],
    ["1972-01-07T00:44:30Z", "Africa/Monrovia", "1972-01-07 5 0"],
  ])("%s in %s is %s", (instant, zone, expected) => {
    expect(read(instant, zone)).toBe(expected);
  });

  test.each(["Europe/Dublin", "America/Sao_Paulo", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Tehran"])(
    "%s agrees with the calendar fields that Intl prints over 40 years",
    (timeZone) => {
      const format = new Intl.DateTimeFormat("en-US-u-hc-h23", {
        timeZone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        weekday: "short",
      });
      for (let hour = -40_001; hour < 310_000; hour += 11 * 29) {
        const parts = new Map(format.formatToParts(hour * 3_600_000).map((part) => [part.type, part.value]));
        const at = BigInt(hour) * 3_600n;
        expect(zonedDate(at, "s", timeZone)).toBe(
          `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
        );
        expect(zonedHour(at, "s", timeZone)).toBe(Number(parts.get("hour")));
        const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        expect(days[(zonedWeekday(at, "s", timeZone) ?? 0) - 1]).toBe(parts.get("weekday"));
      }
    },
  );
});
