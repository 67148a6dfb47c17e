import { describe, expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import type { DatasetInfo } from "../../../src/planner/catalog.js";
import { bind } from "../../../src/planner/index.js";
import { printPredicate } from "../../../src/planner/print/expression.js";
import { FLOAT } from "../../../src/types.js";
import { retail } from "../retail.js";

const bound = (text: string, dataset: DatasetInfo = retail()) => bind(parseFunnel(text, "q.funnel"), dataset);
const timeframe = (text: string, dataset?: DatasetInfo) => {
  const predicate = bound(text, dataset).timeframe;
  return predicate === null ? null : printPredicate(predicate);
};
const overTime = (time: string, changes: Partial<DatasetInfo> = {}) =>
  retail({ time, timeRange: null, ...changes });
const floatTime = retail({
  timeUnit: "s",
  columns: retail().columns.map((column) =>
    column.name === "timestamp" ? { ...column, type: FLOAT } : column,
  ),
  timeRange: { min: 1_577_836_920.5, max: 1_578_016_740.25 },
});

describe("bounds", () => {
  test.each([
    ["timeframe 2015-05-03 .. 2015-09-18", "timestamp >= 1430611200000 and timestamp < 1442534400000"],
    ["timeframe 2015-05-03 ..", "timestamp >= 1430611200000"],
    ["timeframe .. 2015-05-03", "timestamp < 1430611200000"],
    ["timeframe .. 2015-06-03T00:00:00.0001", "timestamp <= 1433289600000"],
    ["timeframe 2015-06-03T00:00:00.0001 ..", "timestamp > 1433289600000"],
    ["timeframe 1430622004385 ..", "timestamp >= 1430622004385"],
    ["", null],
  ])("%s", (text, expected) => {
    expect(timeframe(text)).toBe(expected);
  });

  test("Arrow timestamps bring their own unit", () => {
    expect(timeframe("timeframe 2015-05-03 .. 2015-05-04", overTime("created", { timeUnit: "us" }))).toBe(
      "created >= 2015-05-03 and created < 2015-05-04",
    );
  });

  test("an instant on a float column is the float64 nearest to it", () => {
    expect(timeframe("timeframe 2020-01-02T17:03:00.123456 ..", floatTime)).toBe(
      "timestamp >= 1577984580.123456",
    );
    expect(timeframe("timeframe 1577984580 ..", floatTime)).toBe("timestamp >= 1577984580.0");
  });

  test("two instants in one step of the column are still in order", () => {
    expect(timeframe("timeframe 2015-06-03T00:00:00.0001 .. 2015-06-03T00:00:00.0002")).toBe(
      "timestamp > 1433289600000 and timestamp <= 1433289600000",
    );
  });
});

describe("scale", () => {
  test.each([
    ["a hundredth of the smallest time is still fine", "timeframe 14306220044 ..", null],
    ["less is not", "timeframe 14306220043 ..", "timeframe bound 14306220043 is not of the same scale"],
    ["a hundred times the largest is still fine", "timeframe .. 144254518778800", null],
    [
      "more is not",
      "timeframe .. 144254518778801",
      "timeframe bound 144254518778801 is not of the same scale",
    ],
    ["dates are never refused", "timeframe 1970-01-02 .. 2262-01-01", null],
  ])("%s", (_, text, message) => {
    const run = () => bound(text);
    if (message === null) expect(run).not.toThrow();
    else expect(run).toThrow(message);
  });

  test("relative times, which begin at 0 or below, have no scale", () => {
    expect(() =>
      bound("timeframe 1 .. 99999999999", retail({ timeRange: { min: 0n, max: 10n } })),
    ).not.toThrow();
  });
});

describe("a timeframe outside the data is a warning", () => {
  const warning = "the timeframe lies outside the data, whose times go from 1430622004384 to 1442545187788";
  test.each([
    ["timeframe 2016-01-01 ..", [warning]],
    ["timeframe .. 2015-01-01", [warning]],
    ["timeframe .. 1430622004384", [warning]],
    ["timeframe .. 1430622004385", []],
    ["timeframe 1442545187788 ..", []],
    ["timeframe 1442545187789 ..", [warning]],
    ["timeframe 2015-06-01 .. 2015-06-02", []],
  ])("%s", (text, expected) => {
    expect(bound(text).warnings).toEqual(expected);
  });

  test("nothing is said of an empty dataset", () => {
    expect(bound("timeframe 2016-01-01 ..", retail({ timeRange: null })).warnings).toEqual([]);
  });
});
