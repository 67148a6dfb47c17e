import { describe, expect, it } from "vitest";
import { funnelBlocks } from "../../cli/format/funnel.js";
import { lengthText } from "../../cli/format/number.js";
import { makeStyle } from "../../cli/format/style.js";
import { displayWidth } from "../../src/errors/display-width.js";
import type { FunnelResult } from "../../src/runtime/result.js";
import { INT, STRING } from "../../src/types.js";
import { duration, funnel, step } from "../support/funnel-results.js";

const time = {
  time: "ts",
  timeUnit: "s",
  columns: [
    { name: "device", type: STRING, nullable: true },
    { name: "day", type: { kind: "timestamp", unit: "ms", zone: null }, nullable: true },
    { name: "n", type: INT, nullable: true },
  ],
} as const;

function shown(given: FunnelResult, width: number): string[] {
  return funnelBlocks(given, { width, style: makeStyle(false), time }).flatMap((block, at) =>
    at === 0 ? block : ["", ...block],
  );
}

const times = duration({ count: 500, min: 0, mean: 4210.5, p50: 3600, p90: 90_061, max: 900_000 });

const FULL = funnel({
  name: "checkout",
  steps: [
    step({ name: "viewed", users: 2000, pending: 0 }),
    step({ name: "gift wrapped", users: 300, optional: true }),
    step({ name: "carted", users: 900, pending: 100, duration: { ...times, count: 900, p50: 75 } }),
    step({ name: "bought", users: 500, pending: 0, duration: times }),
  ],
  duration: { ...times, exact: false },
  breakdown: {
    columns: ["device"],
    rows: [
      { key: ["phone"], counts: [1500, 200, 700, 450], pending: [0, 0, 0, 0] },
      { key: [null], counts: [400, 100, 200, 50], pending: [0, 0, 0, 0] },
    ],
    other: { keys: 12, counts: [100, 0, 0, 0], pending: [0, 0, 0, 0] },
  },
  trend: [
    { start: 1430611200n, label: "2015-05-03", counts: [1200, 0, 500, 300] },
    { start: 1430697600n, label: "2015-05-04", counts: [0, 0, 0, 0] },
  ],
});

describe("a funnel on a terminal", () => {
  it("shows everything on 80 columns", () => {
    expect(shown(FULL, 80)).toEqual([
      "funnel checkout",
      "  step          users  of first  of prev   dropped  pending",
      `  viewed        2,000    100.0%                              ${"█".repeat(19)}`,
      "  gift wrapped    300     15.0%    15.0%  optional           ██▉",
      "  carted          900     45.0%    45.0%     1,000      100  ████████▌",
      "  bought          500     25.0%    55.6%       400        0  ████▊",
      "",
      "time",
      "  to step    users  min  median    mean     p90      max",
      "  carted       900   0s  1m 15s  1h 10m  1d 01h  10d 10h",
      "  bought       500   0s  1h 00m  1h 10m  1d 01h  10d 10h",
      "  all steps    500   0s  1h 00m  1h 10m  1d 01h  10d 10h",
      "  percentiles are within 1 % of the exact ones",
      "",
      "by device",
      "  device      viewed  gift wrapped  carted  bought  of first",
      `  phone        1,500           200     700     450     30.0%  ${"█".repeat(18)}`,
      "  null           400           100     200      50     12.5%  ████▊",
      "  other (12)     100             0       0       0      0.0%  █▎",
      "",
      "by start",
      "  start       viewed  gift wrapped  carted  bought  of first",
      `  2015-05-03   1,200             0     500     300     25.0%  ${"█".repeat(18)}`,
      "  2015-05-04       0             0       0       0         -",
    ]);
  });

  it("keeps what matters on 60 and 40 columns", () => {
    const lines = shown(FULL, 60);
    expect(lines).toContain("  step          users  of prev   dropped  pending");
    expect(lines).toContain("  gift wrapped    300    15.0%  optional           █▍");
    expect(lines).toContain("  2015-05-03   1,200     300     25.0%  ████████████████████");
    expect(lines).toContain("  to step    users  median    mean     p90      max");
    const narrow = shown(FULL, 40);
    expect(narrow).toContain("  gift wrapped    300  optional");
    expect(narrow).toContain("  carted          900     45.0%      100");
    expect(narrow).toContain("  to step    users  median     p90");
    expect(narrow).toContain("  device      viewed  bought  of first");
  });

  it.each([20, 30, 40, 56, 60, 72, 96, 104, 200])("never gives a line wider than %d cells", (width) => {
    for (const line of shown(FULL, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it("counts attempts beside users", () => {
    const steps = [step({ name: "a", users: 3, count: 9 }), step({ name: "b", users: 2, count: 3 })];
    expect(shown(funnel({ unit: "attempts", steps }), 60)).toEqual([
      "funnel",
      "  step  attempts  users  of first  of prev  dropped",
      "  a            9      3    100.0%                    ███████",
      "  b            3      2     33.3%    33.3%        6  ██▍",
    ]);
  });

  it("draws histograms, and says when there is nothing to break down", () => {
    const histogram = [
      { from: 0, to: 90, count: 3 },
      { from: 90, to: 180, count: 1 },
    ];
    const lines = shown(
      funnel({
        duration: duration({ count: 4, histogram }),
        breakdown: { columns: ["device", "n"], rows: [], other: null },
      }),
      40,
    );
    expect(lines.slice(lines.indexOf("time: all steps"))).toEqual([
      "time: all steps",
      "    from      to  count",
      `      0s  1m 30s      3  ${"█".repeat(15)}`,
      "  1m 30s  3m 00s      1  █████",
      "",
      "by device, n",
      "  no users",
    ]);
  });

  it("tells keys apart by their types", () => {
    const rows = [{ key: [0n, 9007199254740993n, " x"], counts: [1], pending: [0] }];
    const breakdown = { columns: ["day", "n", "device"], rows, other: null };
    expect(shown(funnel({ steps: [step({ name: "a", users: 1 })], breakdown }), 100)).toContainEqual(
      expect.stringMatching(/^ {2}1970-01-01T00:00:00Z {2}9007199254740993 {2}" x" /),
    );
  });
});

describe("lengthText", () => {
  it("has two places at most, in the unit of the time column", () => {
    const texts = [0, 5e-7, 0.25, 12.345, 59.9, 75, 3599.7, 3661, 86_399, 90_061, 8_640_000 * 2];
    expect(texts.map((seconds) => lengthText(seconds, "s"))).toEqual([
      ...[
        "0s",
        "0.5us",
        "250ms",
        "12.3s",
        "1m 00s",
        "1m 15s",
        "1h 00m",
        "1h 01m",
        "1d 00h",
        "1d 01h",
        "200d",
      ],
    ]);
    expect(lengthText(1500, "ms")).toBe("1.5s");
    expect(lengthText(1500, null)).toBe("1,500");
  });
});
