import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketsOf } from "../../../src/runtime/funnel/bucket-of.js";
import { bucketLabel, bucketStart } from "../../../src/runtime/funnel/bucket-start.js";
import { finalizeTrend } from "../../../src/runtime/funnel/finalize-trend.js";
import { mergeFunnel } from "../../../src/runtime/funnel/merge-funnel.js";
import { bucketOf } from "../../../src/runtime/interpret/calendar-bucket.js";
import { Clock } from "../../../src/runtime/match/clock.js";
import { INT, type TimeUnit } from "../../../src/types.js";
import { funnelOf, numbers, sinkAfter } from "../../support/matches.js";

const BUCKETS = ["hour", "day", "week", "month"] as const;
const WHERE = { column: "time", path: "rows" };
const at = (text: string) => Date.parse(text) / 1000;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 16);

describe("bucketStart", () => {
  it.each([
    ["2015-05-03T03:30:10Z", "day", "UTC", "2015-05-03T00:00", "2015-05-03"],
    ["2015-05-03T03:30:10Z", "week", "UTC", "2015-04-27T00:00", "2015-04-27"],
    ["2015-05-04T00:00:00Z", "week", "UTC", "2015-05-04T00:00", "2015-05-04"],
    ["2015-05-03T03:30:10Z", "month", "Europe/Berlin", "2015-04-30T22:00", "2015-05-01"],
    ["1969-12-31T23:59:59Z", "month", "UTC", "1969-12-01T00:00", "1969-12-01"],
    // The clock goes forward at 02:00 and back at 03:00: days of 23 and 25 hours.
    ["2015-03-29T21:59:59Z", "day", "Europe/Berlin", "2015-03-28T23:00", "2015-03-29"],
    ["2015-10-25T22:59:59Z", "day", "Europe/Berlin", "2015-10-24T22:00", "2015-10-25"],
    // 02:00 comes twice.
    ["2015-10-25T00:30:00Z", "hour", "Europe/Berlin", "2015-10-25T00:00", "2015-10-25T02:00"],
    ["2015-10-25T01:30:00Z", "hour", "Europe/Berlin", "2015-10-25T01:00", "2015-10-25T02:00"],
    ["2015-05-03T03:40:00Z", "hour", "Asia/Kolkata", "2015-05-03T03:30", "2015-05-03T09:00"],
    // Half an hour back at 02:00 is 01:30 again.
    ["2015-04-04T15:10:00Z", "hour", "Australia/Lord_Howe", "2015-04-04T15:00", "2015-04-05T01:30"],
    // Midnight does not exist: the day begins at 01:00.
    ["2015-10-18T12:00:00Z", "day", "America/Sao_Paulo", "2015-10-18T03:00", "2015-10-18"],
    // One minute of 30 October, then 23:01 of the day before again.
    ["1994-10-30T12:00:00Z", "day", "America/St_Johns", "1994-10-30T02:30", "1994-10-30"],
    ["1994-10-30T02:40:00Z", "day", "America/St_Johns", "1994-10-29T02:30", "1994-10-29"],
    // 30 December 2011 does not exist in Samoa.
    ["2011-12-30T12:00:00Z", "day", "Pacific/Apia", "2011-12-30T10:00", "2011-12-31"],
  ] as const)("%s by %s in %s", (instant, bucket, zone, start, label) => {
    const found = bucketStart(at(instant), bucket, zone);
    expect(iso(found)).toBe(start);
    expect(bucketLabel(found, bucket, zone)).toBe(label);
  });

  it("agrees with the interpreter's search for the first instant", () => {
    const zones = ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"];
    const second = fc.integer({ min: at("1990-01-01"), max: at("2030-01-01") });
    fc.assert(
      fc.property(second, fc.constantFrom(...BUCKETS), fc.constantFrom(...zones), (seconds, bucket, zone) => {
        const start = bucketStart(seconds, bucket, zone);
        expect({ start, label: bucketLabel(start, bucket, zone) }).toEqual(bucketOf(seconds, bucket, zone));
      }),
      { numRuns: 300 },
    );
  });

  it("is NaN where dates end", () => {
    expect(bucketStart(9e12, "day", "UTC")).toBeNaN();
    expect(bucketStart(Number.NaN, "day", "UTC")).toBeNaN();
  });
});

describe("bucketsOf", () => {
  const spec = { bucket: "day", zone: "Asia/Kolkata" } as const;
  const seconds = [
    at("2015-05-03T18:29:59Z"),
    at("2015-05-03T18:30:00Z"),
    at("2015-05-03T18:30:01Z"),
    at("2015-05-01T00:00Z"),
  ];
  const starts = seconds.map((second) => bucketStart(second, "day", "Asia/Kolkata"));

  it.each(["s", "ms", "us"] as const)("reads numbers in %s", (unit: TimeUnit) => {
    const scale = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 }[unit];
    const clock = Clock.of(
      numbers(
        seconds.map((second) => second * scale),
        INT,
      ),
      WHERE,
    );
    const startOf = bucketsOf(spec, unit, clock);
    expect(Array.from(clock.ticks, startOf)).toEqual(starts);
    expect(Array.from(clock.ticks, startOf)).toEqual(starts);
  });

  it("reads wide times, also a nanosecond before midnight, and times that the part does not have", () => {
    const times = [
      ...seconds.map((second) => BigInt(second) * 10n ** 9n),
      BigInt(seconds[1] ?? 0) * 10n ** 9n - 1n,
    ];
    const dictionary = times.toSorted((a, b) => (a < b ? -1 : 1));
    const codes = Int32Array.from(times, (time) => dictionary.indexOf(time));
    const clock = Clock.of({ kind: "code", type: INT, length: 5, codes, dictionary, hasNulls: false }, WHERE);
    const startOf = bucketsOf(spec, "ns", clock);
    expect(Array.from(clock.ticks, startOf)).toEqual([...starts, starts[0]]);
    expect(startOf(clock.point(BigInt(at("1970-01-01T12:00Z")) * 10n ** 9n))).toBe(
      bucketStart(43_200, "day", "Asia/Kolkata"),
    );
  });

  it("keeps a table only over times that are near each other", () => {
    const clock = Clock.of(numbers([0, 8e12 - 1, 9e12, -7e12], INT), WHERE);
    expect(Array.from(clock.ticks, bucketsOf({ bucket: "day", zone: "UTC" }, "s", clock))).toEqual([
      0,
      86_400 * Math.floor((8e12 - 1) / 86_400),
      Number.NaN,
      86_400 * Math.floor(-7e12 / 86_400),
    ]);
  });
});

describe("a trend", () => {
  it("counts matches by bucket, in order of time, over parts that share buckets", () => {
    const funnel = funnelOf({ per: { bucket: "day", zone: "UTC" } });
    const match = {
      level: 2,
      reached: Uint8Array.of(1, 0, 1, 0),
      pending: -1,
      chain: new Int32Array(4),
      rows: new Int32Array(),
      rowSteps: new Uint8Array(),
      rowCount: 0,
    };
    const partOf = (days: readonly number[]) => {
      const sink = sinkAfter(funnel, []);
      for (const day of days) sink.bucket(match, day * 86_400);
      return sink.partial();
    };
    const merged = mergeFunnel([partOf([2, 2, 1, Number.NaN]), partOf([1, 0])]).detail?.trend ?? null;
    const spec = { bucket: "day", zone: "UTC" } as const;
    expect(finalizeTrend(spec, merged, 4, { unit: "ms", isFloat: false })).toEqual([
      { start: 0n, label: "1970-01-01", counts: [1, 0, 1, 0] },
      { start: 86_400_000n, label: "1970-01-02", counts: [2, 0, 2, 0] },
      { start: 172_800_000n, label: "1970-01-03", counts: [2, 0, 2, 0] },
    ]);
    expect(finalizeTrend(spec, merged, 4, { unit: "s", isFloat: true })[1]?.start).toBe(86_400);
  });
});
