import { expect, test } from "vitest";
import { resultLines } from "../../cli/format/result.js";
import { makeStyle } from "../../cli/format/style.js";
import { displayWidth } from "../../src/errors/display-width.js";
import { writeJson } from "../../src/runtime/json-writer.js";
import { pathsSection } from "../../src/runtime/paths/response.js";
import { retentionSection } from "../../src/runtime/retention/response.js";
import { eventDataset } from "../support/event-log.js";
import { answerOver } from "../support/log-answers.js";

const DAY = 86_400;
const LOG = `u: s@0(item=a) r@${DAY} r@${2 * DAY}
  v: s@5(item=a) x@6
  w: s@${DAY}(item=b) r@${DAY + 5}
  z: s@${2 * DAY} x@${3 * DAY}`;

async function page(query: string, width: number): Promise<string[]> {
  const answer = await answerOver(LOG, query);
  const time = { ...eventDataset(0), timeUnit: "s" as const };
  const lines = resultLines(answer, { width, style: makeStyle(false), time });
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  return lines.slice(2);
}

const RETENTION = 'retention back { start event == "s" return event == "r" per day buckets 2 by item top 1 }';

test("a retention is a triangle of shares", async () => {
  expect(await page(RETENTION, 60)).toEqual([
    "retention back, exact, per day",
    "  cohort     users    0    1    2",
    "  1970-01-01     2   0%  50%  50%",
    "  1970-01-02     1 100%   0%    ·",
    "  1970-01-03     1   0%    ·    ·",
    "  all            4  25%  33%  50%",
    "  · not over yet",
    "",
    "by item",
    "  item      users    0    1    2",
    "  a             2   0%  50%  50%",
    "  other (2)     2  50%   0%    ·",
    "  · not over yet",
  ]);
});

test("a narrow page shows as many periods as it has room for, and says so", async () => {
  const lines = await page('retention { start event == "s" every 1d buckets 30 kind rolling }', 40);
  expect(lines[0]).toBe("retention, rolling, every 1d");
  expect(lines.at(-1)).toBe("  26 more columns on a wider page");
  expect(lines[1]).toBe("  cohort users   0+   1+   2+   3+   4+");
});

test("paths are a tree with shares", async () => {
  const bare = (await page('paths p { from event == "s" next 2 by event top 1 }', 50)).map((line) =>
    line.replace(/\s+[█▏▎▍▌▋▊▉]+$/, ""),
  );
  expect(bare).toEqual([
    "paths p: next 2 rows by event",
    "  4 users",
    "  r                 2  50.0%",
    "    r               1  25.0%",
    "    (nothing more)  1  25.0%",
    "  (other: 1)        2  50.0%",
  ]);
});

test("the response of both", async () => {
  const answer = await answerOver(
    LOG,
    `${RETENTION} paths p { from event == "s" each next 1 by item top 1 }`,
  );
  const [retention] = answer.retentions.map((one) => JSON.parse(writeJson(retentionSection(one))));
  expect(Object.keys(retention)).toEqual([
    "name",
    "unit",
    "per",
    "kind",
    "columns",
    "total",
    "cohorts",
    "breakdown",
  ]);
  expect(retention.cohorts[1]).toEqual({
    start: "1970-01-02",
    size: 1,
    cells: [
      { returned: 1, pending: 0, due: 1, rate: 1 },
      { returned: 0, pending: 0, due: 1, rate: 0 },
      { returned: 0, pending: 1, due: 0, rate: null },
    ],
  });
  expect(retention.breakdown.other).toMatchObject({ keys: 2, size: 2 });
  const [paths] = answer.paths.map((one) => JSON.parse(writeJson(pathsSection(one))));
  expect(paths).toEqual({
    name: "p",
    unit: "rows",
    direction: "next",
    length: 1,
    column: "item",
    users: 4,
    count: 4,
    ended: 0,
    next: [{ key: null, count: 4 }],
    other: null,
  });
});
