import { expect, test } from "vitest";
import type { RetentionResult, RetentionRow } from "../../../src/runtime/retention/result.js";
import { answerOver } from "../../support/log-answers.js";

/** `size: cells`; a cell is those who returned and, after a question mark, those who still may. */
function rowText({ size, cells }: RetentionRow): string {
  const texts = cells.map(({ returned, pending }) => `${returned}${pending === 0 ? "" : `?${pending}`}`);
  return `${size}: ${texts.join(" ")}`;
}

async function retentionOf(log: string, clauses: string, more = {}): Promise<RetentionResult> {
  const text = `retention { start event == "s" return event == "r" ${clauses} }`;
  const [found] = (await answerOver(log, text, more)).retentions;
  if (found === undefined) throw new Error("expected a retention");
  return found;
}

const END_100 = "\nend: x@100";

test.each([
  ["a return counts in the period in which it comes, from the start on", "u: s@0 r@9 r@20", "1: 1 0 1 0"],
  ["the last moment of a period, and the first of the next", "u: s@3 r@12 r@13", "1: 1 1 0 0"],
  ["several returns in a period count once", "u: s@0 r@11 r@12 r@19", "1: 0 1 0 0"],
  ["returns before the start are none", "u: r@0 s@10 r@30", "1: 0 0 1 0"],
  ["a user without a start is no member, with two starts one", "u: r@0 r@10\nv: s@0 s@10 r@15", "1: 0 1 0 0"],
  [
    "of rows of one time a later one in the stream returns, an earlier one does not",
    "u: r@0 s@0\nv: s@0 r@0",
    "2: 1 0 0 0",
  ],
])("every 10: %s", async (_, log, expected) => {
  const { total, cohorts } = await retentionOf(log + END_100, "every 10 buckets 3");
  expect(rowText(total)).toBe(expected);
  expect(cohorts).toBeNull();
});

test.each([
  ["a period that is not over is pending for those who have not returned", 24, "2: 1 1 1?1 0?2"],
  ["it is over once no row can come into it any more", 29, "2: 1 1 1 0?2"],
  ["times are whole: the last moment is 39, so that 39 ends the period", 39, "2: 1 1 1 0"],
])("pending: %s", async (_, end, expected) => {
  const log = `u: s@0 r@5 r@20\nv: s@0 r@11\nend: x@${end}`;
  expect(rowText((await retentionOf(log, "every 10 buckets 3")).total)).toBe(expected);
});

test("where the timeframe ends, rows end: what comes after it is pending, not lost", async () => {
  const text = `timeframe .. 15 retention { start event == "s" return event == "r" every 10 buckets 2 }`;
  const answer = await answerOver("u: s@0 r@12 r@25\nv: s@0", text);
  expect(answer.retentions.map(({ total }) => rowText(total))).toEqual(["2: 0 1?1 0?2"]);
});

test("the rate is that of members whose period is over, so that those who had less time do not distort it", async () => {
  // v, who began at 25, has returned in its period 1, which goes on until 45.
  const log = "u: s@0 r@11\nw: s@0\nv: s@25 r@36\nend: x@39";
  const { total } = await retentionOf(log, "every 10 buckets 1");
  expect(total.cells[1]).toEqual({ returned: 2, pending: 0, due: 2, rate: 0.5 });
});

test.each([
  ["exact", "u: s@0 r@35", "1: 0 0 0 1"],
  ["rolling", "u: s@0 r@35", "1: 1 1 1 1"],
  ["rolling", "u: s@0 r@15 r@99", "1: 1 1 1 1"],
  ["rolling", "u: s@0 r@15", "1: 1 1 0 0"],
])("kind %s: %s", async (kind, log, expected) => {
  expect(rowText((await retentionOf(log + END_100, `every 10 buckets 3 kind ${kind}`)).total)).toBe(expected);
});

test("brackets count a return in any of their periods, and wait for the last one", async () => {
  const clauses = "every 10 kind bracket 0, 1..3, 4..5, 6..";
  const log = "u: s@0 r@35 r@80\nv: s@0 r@0\nend: x@45";
  const { total, spec } = await retentionOf(log, clauses);
  // Data end at 80: 6.. waits for its first period, 60 to 70, alone.
  expect(rowText(total)).toBe("2: 1 1 0 1");
  expect(spec.columns).toEqual([
    { from: 0, to: 0, due: 0 },
    { from: 1, to: 3, due: 3 },
    { from: 4, to: 5, due: 5 },
    { from: 6, to: null, due: 6 },
  ]);
});

const DAY = 86_400;

test("per day: cohorts by the day of the start, periods by calendar days, however late in the day the start was", async () => {
  const log = `u: s@${DAY - 1} r@${DAY} r@${2 * DAY - 1}
    v: s@0 r@${DAY - 1}
    w: s@${DAY} r@${3 * DAY}`;
  const { total, cohorts } = await retentionOf(log, "per day buckets 2");
  expect(cohorts?.map((row) => `${row.label} ${rowText(row)}`)).toEqual([
    "1970-01-01 2: 1 1 0",
    "1970-01-02 1: 0 0 1",
  ]);
  expect(rowText(total)).toBe("3: 1 1 1");
});

test("weeks begin on Monday, months on their first; the zone decides which day it is", async () => {
  const sunday = 1_704_063_600; // 2023-12-31T23:00:00Z, in Berlin the first day of January, a Monday
  const log = `u: s@${sunday} r@${sunday + 8 * DAY}`;
  const labels = async (clauses: string): Promise<string[]> =>
    ((await retentionOf(log, clauses)).cohorts ?? []).map((row) => `${row.label} ${rowText(row)}`);
  expect(await labels("per week buckets 1")).toEqual(["2023-12-25 1: 0 0"]);
  expect(await labels('per week in "Europe/Berlin" buckets 1')).toEqual(["2024-01-01 1: 0 1"]);
  expect(await labels("per month buckets 1")).toEqual(["2023-12-01 1: 0 1"]);
  expect(await labels('per month in "Europe/Berlin" buckets 1')).toEqual(["2024-01-01 1: 1 0?1"]);
});

test("a day of 23 hours ends after 23 hours", async () => {
  // 2024-03-31, when Berlin's clocks go forward, is from 2024-03-30T23:00Z to 2024-03-31T22:00Z.
  const start = Date.parse("2024-03-30T23:00:00Z") / 1000;
  const log = `u: s@${start} r@${start + 23 * 3600 - 1}\nv: s@${start} r@${start + 23 * 3600}\nend: x@${start + 5 * DAY}`;
  const { total } = await retentionOf(log, 'per day in "Europe/Berlin" buckets 1');
  expect(rowText(total)).toBe("2: 1 1");
});

test("cohort each: one member per calendar period with a start, or per start", async () => {
  const log = `u: s@0 s@5 r@6 s@${DAY} r@${2 * DAY}${END_100.replace("100", String(9 * DAY))}`;
  const daily = await retentionOf(log, "per day buckets 2 cohort each");
  expect(daily.cohorts?.map((row) => `${row.label} ${rowText(row)}`)).toEqual([
    "1970-01-01 1: 1 0 1",
    "1970-01-02 1: 0 1 0",
  ]);
  const spans = await retentionOf(`u: s@0 s@5 r@12${END_100}`, "every 10 buckets 1 cohort each");
  expect(rowText(spans.total)).toBe("2: 1 1");
});

test("cohorts may be of other periods than returns", async () => {
  const log = `u: s@0 r@${8 * DAY}\nv: s@${31 * DAY} r@${32 * DAY}\nend: x@${90 * DAY}`;
  const { cohorts } = await retentionOf(log, "every 7d buckets 1 cohort per month");
  expect(cohorts?.map((row) => `${row.label} ${rowText(row)}`)).toEqual([
    "1970-01-01 1: 0 1",
    "1970-02-01 1: 1 0",
  ]);
});

test("by takes the value on the start row; null is a value, and what top leaves out adds up", async () => {
  const log = `u: s@0(item=a) r@5(item=b)\nv: s@0(item=b)\nw: s@0\nx: s@0(item=b) r@15${END_100}`;
  const { breakdown, total } = await retentionOf(log, "every 10 buckets 1 by item top 1");
  expect(breakdown?.rows.map((row) => `${row.key} ${rowText(row)}`)).toEqual(["b 2: 0 1"]);
  expect(breakdown?.other && `${breakdown.other.keys} ${rowText(breakdown.other)}`).toBe("2 2: 1 0");
  expect(rowText(total)).toBe("4: 1 1");
});

test("without return any row is one, without periods they are days, seven after the first", async () => {
  const answer = await answerOver(`u: s@0 x@${DAY}`, `retention { start event == "s" }`);
  expect(answer.retentions.map(({ total }) => rowText(total))).toEqual(["1: 0 1 0?1 0?1 0?1 0?1 0?1 0?1"]);
});
