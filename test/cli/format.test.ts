import { describe, expect, it } from "vitest";
import { answerLines } from "../../cli/format/answer.js";
import { bar } from "../../cli/format/bars.js";
import {
  bytesText,
  decimalText,
  durationText,
  percentText,
  timeText,
  wholeText,
} from "../../cli/format/number.js";
import { resultLines } from "../../cli/format/result.js";
import { makeStyle, styleFor, widthOf } from "../../cli/format/style.js";
import { tableLines } from "../../cli/format/table.js";
import { displayWidth } from "../../src/errors/display-width.js";
import { BOOL, FLOAT, STRING } from "../../src/types.js";
import { context, spec, stats } from "../support/answers.js";
import { funnel, result, step } from "../support/funnel-results.js";

const plain = makeStyle(false);
const time = { time: "ts", timeUnit: "ms", columns: [] } as const;
const page = (width: number) => ({ width, style: plain, time });

const RESULT = result({
  users: 1,
  rows: 12345,
  aggregates: [
    { spec: spec({ fn: "max", column: "ts" }), value: 1430622004384n },
    { spec: spec({ fn: "mean", column: "price", columnType: FLOAT }), value: null },
    {
      spec: spec({ by: "a very long column name indeed", byType: STRING, top: 3, name: "kinds" }),
      value: [
        ["日本語のとても長い名前の商品です", 4000n],
        ["", 1000n],
        ["line\nbreak\u001b[31m", 1n],
      ],
    },
    {
      spec: spec({ fn: "sum", column: "price", by: "ok", byType: BOOL, top: 10 }),
      value: [
        [true, 10.5],
        [false, -2],
      ],
    },
    { spec: spec({ by: "none", byType: STRING, top: 10 }), value: [] },
  ],
  funnels: [
    funnel({
      name: "checkout",
      steps: [
        step({ name: "viewed a page of the shop", users: 2000 }),
        step({ name: "bought", users: 500, aggregates: [{ spec: spec({}), value: 7n }] }),
      ],
      atEnd: [{ spec: spec({ fn: "users" }), value: 500n }],
    }),
  ],
});

describe("resultLines", () => {
  it("shows users, rows, aggregations with bars, and the funnel", () => {
    expect(resultLines(RESULT, page(70))).toEqual([
      "1 user, 12,345 rows",
      "",
      "  max(ts)      2015-05-03T03:00:04.384Z",
      "  mean(price)                      none",
      "",
      "kinds = count by a very long column name indeed (top 3)",
      `  日本語のとても長い名前の商品です  4,000  ${"█".repeat(27)}`,
      '  ""                                1,000  ██████▊',
      "  line\u{fffd}break\u{fffd}[31m                       1  ▏",
      "",
      "sum(price) by ok",
      `  True   10.500  ${"█".repeat(40)}`,
      "  False  -2.000",
      "",
      "count by none",
      "  no values",
      "",
      "funnel checkout",
      "  step                       users  of first  of prev  dropped",
      "  viewed a page of the shop  2,000    100.0%                    ██████",
      "  bought                       500     25.0%    25.0%    1,500  █▌",
      "",
      "bought",
      "  count  7",
      "",
      "at end",
      "  users  500",
    ]);
  });

  it.each([20, 40, 56, 80, 200])("never gives a line wider than %d cells", (width) => {
    for (const line of resultLines(RESULT, page(width)))
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it("cuts long names and keeps numbers and bars on 40 columns", () => {
    const lines = resultLines(RESULT, page(40));
    expect(lines).toContain("  viewed a page…  2,000           ██████");
    expect(lines).toContain("  bought            500    25.0%  █▌");
  });

  it("adds cost and warnings to an answer", () => {
    const answer = { result: RESULT, stats, warnings: ["only a sample"], dataset: context().dataset };
    expect(answerLines(answer, 80, plain).slice(-2)).toEqual([
      "500 ms, 2 parts, 1.0 kB read",
      "warning: only a sample",
    ]);
  });
});

describe("tableLines", () => {
  it("aligns, and tells what is cut", () => {
    const columns = [
      { title: "name", align: "left", shrinks: true },
      { title: "n", align: "right" },
    ] as const;
    expect(
      tableLines(
        {
          columns,
          rows: [
            ["abcdefghij", "1"],
            ["x", "22"],
          ],
        },
        12,
        plain,
      ),
    ).toEqual(["  name     n", "  abcde…   1", "  x       22"]);
  });
});

describe("style", () => {
  it("colours on a terminal unless refused", () => {
    expect(styleFor({ isTTY: true }, {}).color).toBe(true);
    expect(styleFor({ isTTY: true }, { NO_COLOR: "1" }).color).toBe(false);
    expect(styleFor({ isTTY: true }, { NO_COLOR: "" }).color).toBe(true);
    expect(styleFor({ isTTY: true }, { TERM: "dumb" }).color).toBe(false);
    expect(styleFor({}, {}).color).toBe(false);
    expect(makeStyle(true).strong("x")).toBe("\u001b[1mx\u001b[0m");
  });

  it("takes the width of the terminal, COLUMNS, or 80", () => {
    expect(widthOf({ columns: 120 }, { COLUMNS: "40" })).toBe(120);
    expect(widthOf({}, { COLUMNS: "40" })).toBe(40);
    expect(widthOf({}, { COLUMNS: "wide" })).toBe(80);
  });
});

describe("numbers", () => {
  it("are short and exact enough", () => {
    expect(wholeText(-1234567n)).toBe("-1,234,567");
    expect(wholeText(123n)).toBe("123");
    expect([3, 1234.5678, 2.34567, 0.012345, 0, 1e-7, 1e22].map((value) => decimalText(value))).toEqual([
      "3",
      "1,234.57",
      "2.346",
      "0.0123",
      "0",
      "1e-07",
      "1e+22",
    ]);
    expect(percentText(null)).toBe("-");
    expect(percentText(1 / 3)).toBe("33.3%");
    expect([0.25, 999, 1234, 61234].map(durationText)).toEqual(["0.3 ms", "999 ms", "1.23 s", "61.2 s"]);
    expect([999, 1000, 3_400_000].map(bytesText)).toEqual(["999 B", "1.0 kB", "3.4 MB"]);
    expect(timeText(1430622004.384, "s")).toBe("2015-05-03T03:00:04.384Z");
    expect(timeText(5n, null)).toBe("5");
  });

  it("have bars to an eighth of a cell", () => {
    expect(bar(1, 3)).toBe("███");
    expect(bar(0.5, 3)).toBe("█▌");
    expect(bar(1e-9, 3)).toBe("▏");
    expect(bar(0, 3)).toBe("");
    expect(bar(Number.NaN, 3)).toBe("");
  });
});
