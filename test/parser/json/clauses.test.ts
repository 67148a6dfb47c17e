import { expect, test } from "vitest";
import { parseFunnel, printQuery } from "../../../src/parser/index.js";
import { fromJson, toJson } from "../../../src/parser/json/index.js";
import { meaning } from "./support.js";

const filter = (name: string) => ({ filter: { name } });

/** Keys of a funnel with steps a and b, and the clauses that they mean. */
const clauses: readonly (readonly [object, string])[] = [
  [{ maxDuration: 60 }, "window 60"],
  [{ window: "7d" }, "window 7d"],
  [{ window: 60 }, "window 60"],
  [{ window: 0.5 }, "window 0.5"],
  [{ window: { duration: 250 } }, "window 250ms"],
  [{ window: { param: "w" } }, "window $w"],
  [{ sessions: 2 }, "window 2 sessions"],
  [{ sessions: 1, window: "1d" }, "window session window 1d"],
  [{ order: "contiguous steps" }, "order contiguous steps"],
  [{ ties: "by row" }, "ties by row"],
  [{ ties: { within: "2s" } }, "ties within 2s"],
  [{ repeats: "break" }, "repeats break"],
  [{ entry: "first" }, "entry first"],
  [{ entering: { from: { instant: "2015-05-03" } } }, "entering 2015-05-03 .."],
  [{ entering: { from: 5, to: 9 } }, "entering 5 .. 9"],
  [{ hold: ["item", "device"] }, "hold item, device"],
  [
    { hold: [{ left: { column: "x", step: "step 1" }, right: { column: "y", step: "step 2" } }] },
    "hold x@`step 1` = y@`step 2`",
  ],
  [{ without: [{ gap: 2, ...filter("c") }] }, "without c"],
  [{ without: [{ gap: 2, ...filter("c"), for: "user" }] }, "without c for user"],
  [{ count: "attempts" }, "count attempts"],
  [{ chain: "fastest" }, "chain fastest"],
  [{ by: "device" }, "by device"],
  [{ by: ["device", "item"] }, "by device, item"],
  [{ by: { columns: ["device"], on: "last", top: 3 } }, "by device on last top 3"],
  [{ per: "day" }, "per day"],
  [{ per: { bucket: "week", zone: "Europe/Berlin" } }, 'per week in "Europe/Berlin"'],
  [{ durations: true }, "durations"],
  [{ durations: false }, ""],
  [{ durations: { histogram: 5 } }, "durations histogram 5"],
  [{ preset: "clickhouse" }, 'preset "clickhouse"'],
  [
    { stepAggregations: [{ column: "device", type: "countPerValue", onStep: true, top: 2 }] },
    "each step { count by device on step top 2 }",
  ],
];

test.each(clauses)("%j", (keys, clause) => {
  const document = { funnel: { sequence: [filter("a"), filter("b")], ...keys } };
  const query = fromJson(JSON.stringify(document), "query.json");
  const text = parseFunnel(`funnel { step a step b ${clause} }`, "query.funnel");
  expect(meaning(query)).toEqual(meaning(text));
  expect(meaning(fromJson(toJson(text), "query.json"))).toEqual(meaning(text));
});

/** Steps, and what they mean. */
const steps: readonly (readonly [readonly object[], string])[] = [
  [[filter("a"), { ...filter("b"), within: "1d", after: 5 }], "step a step b within 1d after 5"],
  [[filter("a"), { ...filter("b"), optional: true }], "step a step b optional"],
  [[filter("a"), { ...filter("b"), optional: false, rowFound: true }], "step a step b"],
  [[{ ...filter("a"), times: 2 }], "step a times 2"],
  [[{ ...filter("a"), times: { least: 2 } }], "step a times 2 .."],
  [[{ ...filter("a"), times: { least: 2, most: 3 } }], "step a times 2..3"],
  [[filter("a"), { ...filter("x"), rowFound: false }, filter("b")], "step a without `without 1`: x step b"],
  [[filter("a"), { ...filter("x"), rowFound: false }], "step a without `without 1`: x"],
  [
    [filter("a"), { name: "none", ...filter("x"), rowFound: false }, { name: "b", ...filter("b") }],
    "step a without `none`: x step b: b",
  ],
];

test.each(steps)("steps %j", (sequence, expected) => {
  const query = fromJson(JSON.stringify({ funnel: { sequence } }), "query.json");
  expect(meaning(query)).toEqual(meaning(parseFunnel(`funnel { ${expected} }`, "query.funnel")));
});

test("a sequence takes the clauses of a chain, and a session stands at the top", () => {
  const document = {
    session: { gap: "30m" },
    query: {
      conditions: [
        {
          sequence: [filter("a"), { ...filter("x"), rowFound: false }, { ...filter("b"), within: "1d" }],
          maxDuration: 9,
          sessions: 2,
          order: "contiguous",
          entry: "first",
          hold: ["item"],
          without: [{ gap: 2, ...filter("y") }],
        },
      ],
    },
  };
  const query = fromJson(JSON.stringify(document), "query.json");
  const text = `session gap 30m where sequence(a -> without x -> b within 1d -> without y,
    window 9, window 2 sessions, order contiguous, entry first, hold item)`;
  expect(meaning(query)).toEqual(meaning(parseFunnel(text, "query.funnel")));
  expect(meaning(parseFunnel(printQuery(query), "query.funnel"))).toEqual(meaning(query));
});

test("null in an expression survives both forms", () => {
  const query = fromJson('{"funnel": {"sequence": [{"filter": {"not": {"literal": null}}}]}}', "query.json");
  expect(meaning(fromJson(toJson(query), "query.json"))).toEqual(meaning(query));
  expect(meaning(parseFunnel(printQuery(query), "query.funnel"))).toEqual(meaning(query));
});
