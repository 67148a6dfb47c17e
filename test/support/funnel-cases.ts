import fc from "fast-check";
import { parseFunnel } from "../../src/parser/index.js";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { FLOAT, INT, STRING } from "../../src/types.js";
import type { RandomCase } from "./arbitrary.js";

const HOUR = 3_600_000;
const START = Date.parse("2015-03-28T20:00Z");

/** Events of few users over two days in which clocks go forward; values of a kind that is often equal, null or odd. */
const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc
    .record({
      user: fc.integer({ min: 1, max: 5 }),
      hour: fc.integer({ min: 0, max: 30 }),
      event: fc.constantFrom("a", "b", "c", "d", "x"),
      device: fc.constantFrom("phone", "tv", null),
      price: fc.constantFrom(0.5, 2, -0, 0, Number.NaN, null),
      item: fc.constantFrom(1n, 2n, 2n ** 60n, null),
    })
    .map(({ user, hour, ...rest }) => ({ user: BigInt(user), ts: BigInt(START + hour * HOUR), ...rest })),
  { minLength: 1, maxLength: 40 },
);

const clause = (...texts: readonly string[]) => fc.constantFrom("", ...texts);

/** Funnels with every output, over chains of some variety; times are in milliseconds. */
const funnels: fc.Arbitrary<string> = fc
  .tuple(
    clause("optional", "times 2", "times 1..2", "within 4h"),
    clause('step d: event == "d" optional', 'step d: event == "d"', 'without event == "x"'),
    clause("window 6h", "window 20h", "window 2 sessions"),
    clause("count sessions", "count attempts"),
    clause("chain latest", "chain fastest"),
    clause("hold item", "repeats break", "order contiguous", "ties by row", "entry first"),
    clause("by device", "by device, item on last", "by price on second top 1", "by item, price top 2"),
    clause("durations", "durations histogram 3"),
    clause("per hour", 'per day in "Europe/Berlin"', 'per week in "Asia/Kolkata"'),
    clause("each step { users  sum(price)  users by device  count by item on step  max(item) on step }"),
    clause("at end { count  min(price) by device on step  sum(item) }"),
  )
  .map(([second, more, ...others]) =>
    [
      'step begun: event == "a"',
      `step second: event == "b" ${second}`,
      more,
      'step done: event == "c"',
      ...others,
    ]
      .filter((text) => text !== "")
      .join("\n  "),
  )
  .map((body) => `session gap 5h\nfunnel f {\n  ${body}\n}`);

/** The data set of the rows. */
function infoOf(list: readonly Row[]): DatasetInfo {
  const column = (name: string, type: typeof INT | typeof FLOAT | typeof STRING) => ({
    name,
    type,
    nullable: true,
  });
  const times = list.map(({ ts }) => (typeof ts === "bigint" ? ts : 0n)).toSorted((a, b) => (a < b ? -1 : 1));
  return {
    name: "log",
    columns: [
      ...[column("user", INT), column("ts", INT), column("event", STRING)],
      ...[column("device", STRING), column("price", FLOAT), column("item", INT)],
    ],
    unsupported: [],
    users: "user",
    time: "ts",
    timeUnit: "ms",
    order: [],
    timeRange: { min: times[0] ?? 0n, max: times.at(-1) ?? 0n },
    rowCount: list.length,
    layout: { grouped: false, sorted: false },
  };
}

/** A funnel that may be refused when it is bound, with the text that it was made from. */
export const funnelCases: fc.Arbitrary<RandomCase & { readonly text: string }> = fc
  .tuple(rows, funnels)
  .map(([list, text]) => ({
    dataset: infoOf(list),
    rows: list,
    text,
    query: parseFunnel(text, "random.funnel"),
  }));
