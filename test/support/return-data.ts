import fc from "fast-check";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { BOOL, type ColumnInfo, FLOAT, INT, STRING, type TimeUnit } from "../../src/types.js";

/** Streams around the ends of days, the changes of clocks and the end of February, with ties and nulls. */
export interface ReturnData {
  readonly dataset: DatasetInfo;
  readonly rows: readonly Row[];
}

type TimeKind = {
  readonly column: ColumnInfo;
  readonly unit: TimeUnit;
  readonly of: (seconds: number) => bigint | number;
};

const column = (type: ColumnInfo["type"]): ColumnInfo => ({ name: "time", type, nullable: false });
const TIMES: readonly TimeKind[] = [
  { column: column(INT), unit: "s", of: (seconds) => BigInt(seconds) },
  {
    column: column({ kind: "timestamp", unit: "ns", zone: null }),
    unit: "ns",
    of: (seconds) => BigInt(seconds) * 1_000_000_000n,
  },
  { column: column(FLOAT), unit: "s", of: (seconds) => seconds + 0.25 },
];

/** Where streams begin: Berlin and São Paulo change clocks, Apia leaves a day out, February has 29 days; and 1970. */
const STARTS = [
  "2024-03-30",
  "2024-10-26",
  "2018-11-03",
  "2018-02-17",
  "2011-12-29",
  "2024-02-28",
  "1970-01-01",
];
const HOUR = 3_600;

const event = fc.record({
  user: fc.constantFrom("u1", "u2", "u3", "u4"),
  /** Quarters of hours, so that rows often have one time or stand at midnight. */
  at: fc.oneof(
    fc.nat(5 * 24 * 4),
    fc.nat(20).map((six) => six * 24),
  ),
  event: fc.constantFrom("s", "r", "x", "y", null),
  seq: fc.constantFrom(null, 0n, 1n, 2n),
  page: fc.constantFrom("a", "b", "c", null),
  score: fc.constantFrom(null, 0, -0, 1.5, Number.NaN),
  flag: fc.constantFrom(null, true, false),
});

export const returnData: fc.Arbitrary<ReturnData> = fc
  .tuple(
    fc.constantFrom(...TIMES),
    fc.constantFrom(...STARTS),
    fc.array(event, { maxLength: 40, size: "max" }),
    fc.constantFrom<readonly string[]>([], ["seq"]),
  )
  .map(([kind, day, events, order]) => {
    const start = Date.parse(`${day}T00:00:00Z`) / 1000;
    const rows = events.map(({ at, ...rest }) => ({ ...rest, time: kind.of(start + (at * HOUR) / 4) }));
    const times = rows.map((row) => row.time).sort((a, b) => (a < b ? -1 : 1));
    const [min] = times;
    const max = times.at(-1);
    return {
      rows,
      dataset: datasetOf(
        kind,
        order,
        rows.length,
        min === undefined || max === undefined ? null : { min, max },
      ),
    };
  });

function datasetOf(
  { column, unit }: TimeKind,
  order: readonly string[],
  rowCount: number,
  timeRange: DatasetInfo["timeRange"],
): DatasetInfo {
  return {
    name: "returns",
    columns: [
      { name: "user", type: STRING, nullable: false },
      column,
      { name: "event", type: STRING, nullable: true },
      { name: "seq", type: INT, nullable: true },
      { name: "page", type: STRING, nullable: true },
      { name: "score", type: FLOAT, nullable: true },
      { name: "flag", type: BOOL, nullable: true },
    ],
    unsupported: [],
    users: "user",
    time: "time",
    timeUnit: unit,
    order,
    timeRange,
    rowCount,
    layout: { grouped: false, sorted: false },
  };
}

const predicate = fc.constantFrom(
  'event == "s"',
  'event == "r"',
  'event != "x"',
  'page == "a" or event == "s"',
  "score > 0",
  "flag",
  "true",
);
const zone = fc.constantFrom("", ' in "Europe/Berlin"', ' in "America/Sao_Paulo"', ' in "Pacific/Apia"');
const calendar = fc
  .tuple(fc.constantFrom("day", "week", "month"), zone)
  .map(([bucket, where]) => `per ${bucket}${where}`);
const line = (clause: fc.Arbitrary<string>) => fc.option(clause, { nil: "" });
const block = (lines: readonly string[], name: string) => `${name} {\n${lines.filter(Boolean).join("\n")}\n}`;
const frame = fc.constantFrom("", "", "timeframe 2024-03-30 .. 2024-04-02", "timeframe 1970-01-02 ..");
const where = fc.constantFrom("", "", 'where any(event == "r")', 'where count(event == "s") >= 2');

const kinds = fc.oneof(
  fc.nat(5).map((n) => `kind exact buckets ${n + 1}`),
  fc.nat(5).map((n) => `kind rolling buckets ${n + 1}`),
  fc.constantFrom("kind bracket 0..1, 2..4, 6..", "kind bracket 1", "kind bracket 2.."),
);

/** The text of a query with a retention. */
export const retentionText: fc.Arbitrary<string> = fc
  .tuple(
    frame,
    where,
    predicate.map((rows) => `start ${rows}`),
    line(predicate.map((rows) => `return ${rows}`)),
    line(fc.oneof(calendar, fc.constantFrom("every 1d", "every 6h", "every 25h"))),
    line(kinds),
    line(
      fc.oneof(
        calendar.map((per) => `cohort each ${per}`),
        calendar.map((per) => `cohort ${per}`),
        fc.constantFrom("cohort each", "cohort first"),
      ),
    ),
    line(fc.constantFrom("by page", "by score top 1", "by flag top 2", "by time top 3")),
  )
  .map(([range, users, ...lines]) => [range, users, block(lines, "retention")].join("\n"));

const base = fc
  .tuple(fc.constantFrom("from", "to"), predicate, fc.constantFrom("", " first", " last", " each"))
  .map(([word, rows, choice]) => `${word} ${rows}${choice}`);
const dropped = fc.constantFrom(
  "after dropping out",
  "after dropping out of f",
  "after dropping out of f at a",
  "after dropping out at b",
);

/** A funnel that drops users at many places. */
const funnel = fc
  .tuple(
    fc.constantFrom("", "optional"),
    fc.constantFrom("", "window 1d", "hold page", "ties by row", "chain latest"),
  )
  .map(([optional, clause]) =>
    block(
      [
        'step a: event == "s"',
        `step event == "y" ${optional}`,
        'step b: event == "x"',
        'step event == "r"',
        clause,
      ],
      "funnel f",
    ),
  );

/** The text of a query with paths. */
export const pathsText: fc.Arbitrary<string> = fc
  .tuple(
    frame,
    where,
    fc.oneof(base, dropped),
    funnel,
    line(fc.integer({ min: 1, max: 4 }).map(String)),
    fc.constantFrom("by page", "by event", "by score", "by flag", "by seq"),
    line(fc.constantFrom("within 6h", "within 0h", "within 1d")),
    line(fc.tuple(fc.constantFrom("only", "except"), predicate).map((words) => words.join(" "))),
    line(fc.constant("collapse repeats")),
    line(fc.constantFrom("top 1", "top 2")),
  )
  .map(([range, users, from, steps, length, ...lines]) => {
    const word = from.startsWith("to") ? "previous" : "next";
    const before = from.startsWith("after") ? steps : "";
    return [
      range,
      users,
      before,
      block([from, length === "" ? "" : `${word} ${length}`, ...lines], "paths"),
    ].join("\n");
  });
