import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/parquet-files.js";
import { importText, typesOf } from "./import-text.js";

const root = temporaryDirectory();

/** Imports one CSV column `x` of these cells, one row each, for one user in order. */
async function column(cells: readonly string[]) {
  const lines = cells.map((cell, i) => `1,${i},${cell}`);
  const { report, rows } = await importText(root, { "a.csv": `u,t,x\n${lines.join("\n")}\n` });
  return { type: typesOf(report).x, values: rows.map((row) => row.x) };
}

describe("types of CSV columns", () => {
  const cases: [what: string, cells: string[], type: string, values: unknown[]][] = [
    ["small integers", ["1", "-7", "0"], "int", [1n, -7n, 0n]],
    ["the ends of 32 bits", ["2147483647", "-2147483648"], "int", [2147483647n, -2147483648n]],
    ["beyond 32 bits", ["2147483648", "-2147483649"], "int", [2147483648n, -2147483649n]],
    [
      "beyond 2^53",
      ["9007199254740993", "-9007199254740993"],
      "int",
      [9007199254740993n, -9007199254740993n],
    ],
    [
      "the ends of int64",
      ["9223372036854775807", "-9223372036854775808"],
      "int",
      [9223372036854775807n, -9223372036854775808n],
    ],
    ["beyond int64", ["9223372036854775808", "1"], "string", ["9223372036854775808", "1"]],
    ["leading zeros", ["00123", "7"], "string", ["00123", "7"]],
    ["a plus sign", ["+5", "5"], "string", ["+5", "5"]],
    ["blanks", [" 5", "5"], "string", [" 5", "5"]],
    ["fractions", ["1.5", "2", "-.25"], "float", [1.5, 2, -0.25]],
    ["exponents", ["1e3", "2.5E-2"], "float", [1000, 0.025]],
    ["exponents out of range", ["1e999", "1"], "string", ["1e999", "1"]],
    ["whole numbers with a fraction", ["1.0", "2.0"], "float", [1, 2]],
    ["many digits", ["0.1234567890123456789", "123456.7"], "float", [0.12345678901234568, 123456.7]],
    ["minus zero", ["-0", "1"], "float", [-0, 1]],
    [
      "NaN and infinities beside numbers",
      ["NaN", "-inf", "1.5"],
      "float",
      [Number.NaN, Number.NEGATIVE_INFINITY, 1.5],
    ],
    ["NaN alone", ["nan", "NaN"], "string", ["nan", "NaN"]],
    [
      "fractions beside integers beyond 2^53",
      ["1.5", "9007199254740993"],
      "string",
      ["1.5", "9007199254740993"],
    ],
    ["bools", ["true", "False", "TRUE"], "bool", [true, false, true]],
    ["bools and others", ["true", "1"], "string", ["true", "1"]],
    ["dates", ["2010-12-01", "1969-12-31"], "timestamp[ms]", [1291161600000n, -86400000n]],
    [
      "date-times",
      ["2010-12-01 08:26:00", "2010-12-01T08:26"],
      "timestamp[ms]",
      [1291191960000n, 1291191960000n],
    ],
    [
      "zones",
      ["2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z"],
      "timestamp[ms]",
      [1317422324546n, 1317422324546n],
    ],
    [
      "microseconds",
      ["2020-01-01T00:00:00.000001Z", "2020-01-01"],
      "timestamp[us]",
      [1577836800000001n, 1577836800000000n],
    ],
    ["nanoseconds", ["2020-01-01T00:00:00.000000001"], "timestamp[ns]", [1577836800000000001n]],
    [
      "nanoseconds far away",
      ["2020-01-01T00:00:00.000000001", "9999-01-01"],
      "string",
      ["2020-01-01T00:00:00.000000001", "9999-01-01"],
    ],
    ["no day of the calendar", ["2010-02-29", "2010-01-01"], "string", ["2010-02-29", "2010-01-01"]],
    ["a leap day", ["2012-02-29"], "timestamp[ms]", [1330473600000n]],
    ["nulls", ["", "5", ""], "int", [null, 5n, null]],
    ["nulls only", ["", ""], "string", [null, null]],
    ["empty strings", ['""', "5", ""], "string", ["", "5", null]],
    ["quoted numbers", ['"1"', "2"], "int", [1n, 2n]],
    ["letters beyond ASCII", ["é", "日本"], "string", ["é", "日本"]],
  ];
  test.each(cases)("%s", async (_, cells, type, values) => {
    expect(await column(cells)).toEqual({ type, values });
  });
});

describe("the users column", () => {
  const users = async (ids: readonly string[]) => {
    const text = `u,t\n${ids.map((id, i) => `${id},${i}`).join("\n")}`;
    const { report, rows } = await importText(root, { "a.csv": text });
    return { type: report.columns[0]?.type, ids: rows.map((row) => row.u), users: report.users };
  };

  test("whole numbers written as floats are ints", async () => {
    expect(await users(["17850.0", "17850", "1.2e1"])).toEqual({
      type: "int",
      ids: [12n, 17850n, 17850n],
      users: 2,
    });
    expect(await users(["9007199254740993.0", "1"])).toEqual({
      type: "int",
      ids: [1n, 9007199254740993n],
      users: 2,
    });
  });

  test("anything else makes them strings, as they are written", async () => {
    expect(await users(["1.5", "2.0"])).toEqual({ type: "string", ids: ["1.5", "2.0"], users: 2 });
    expect(await users(["007", "7"])).toEqual({ type: "string", ids: ["007", "7"], users: 2 });
  });

  test("strings are in order of their UTF-8 bytes", async () => {
    expect((await users(["b", "\u{1d49c}", "\uff41", "a"])).ids).toEqual(["a", "b", "\uff41", "\u{1d49c}"]);
  });
});

describe("the time column", () => {
  const times = async (cells: readonly string[], timeUnit?: "s" | "ms" | "us" | "ns") => {
    const text = `u,t\n${cells.map((cell) => `1,${cell}`).join("\n")}`;
    const { report, rows } = await importText(root, { "a.csv": text }, { timeUnit });
    return { type: report.columns[1]?.type, unit: report.timeUnit, times: rows.map((row) => row.t), report };
  };

  test("numbers stay numbers and their unit is recognised", async () => {
    expect(await times(["1430622004"])).toMatchObject({ type: "int", unit: "s", times: [1430622004n] });
    expect(await times(["1430622004384"])).toMatchObject({ type: "int", unit: "ms" });
    expect(await times(["1430622004384000"])).toMatchObject({ type: "int", unit: "us" });
    expect(await times(["1430622004384000001"])).toMatchObject({ unit: "ns", times: [1430622004384000001n] });
    expect(await times(["1430622004.5"])).toMatchObject({ type: "float", unit: "s", times: [1430622004.5] });
    expect(await times(["17"])).toMatchObject({ type: "int", unit: null });
    expect(await times(["17"], "s")).toMatchObject({ type: "int", unit: "s" });
  });

  test("a unit given for texts is theirs when the digits fit", async () => {
    expect(await times(["2020-01-01"], "us")).toMatchObject({
      type: "timestamp[us]",
      times: [1577836800000000n],
    });
    await expect(times(["2020-01-01T00:00:00.123456"], "ms")).rejects.toMatchObject({
      code: "time-unit-conflict",
    });
  });

  test("the more frequent way of writing counts, the other is rejected with its lines", async () => {
    const { type, report } = await times(["2020-01-01", "5", "2020-01-02", "6.5", "2020-01-03"]);
    expect(type).toBe("timestamp[ms]");
    expect(report.rejects).toMatchObject([
      {
        reason: "other-time",
        count: 2,
        samples: [
          { line: 3, text: "5" },
          { line: 5, text: "6.5" },
        ],
      },
    ]);
    expect(report).toMatchObject({ rowsRead: 5, rowsWritten: 3, rowsRejected: 2 });
  });
});
