import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { dialects } from "../../../src/parser/dialects/index.js";
import { parseFunnel, printQuery } from "../../../src/parser/index.js";

function convert(query: object) {
  const { query: made, warnings } = dialects.posthog(JSON.stringify(query), "q.json", {
    eventColumn: "event",
  });
  const text = printQuery(made);
  // What is printed reads back as a query.
  expect(printQuery(parseFunnel(text, "q.funnel"))).toBe(text);
  return {
    text,
    warnings: warnings.map(
      ({ message, place }) => `${place.kind === "json" ? place.pointer : ""}: ${message}`,
    ),
  };
}

function failure(query: object): [string, string | null, string] {
  try {
    convert(query);
  } catch (error) {
    if (error instanceof FrocketError)
      return [error.code, error.place?.kind === "json" ? error.place.pointer : null, error.message];
    throw error;
  }
  throw new Error("nothing was refused");
}

const series = [
  { kind: "EventsNode", event: "$pageview", custom_name: "viewed" },
  { kind: "EventsNode", event: "paid" },
];
const base = {
  kind: "FunnelsQuery",
  series,
  dateRange: { date_from: "all" },
  funnelsFilter: { funnelWindowInterval: 3, funnelWindowIntervalUnit: "hour" },
};

test("a whole insight", () => {
  const { text, warnings } = convert({
    kind: "InsightVizNode",
    source: {
      kind: "FunnelsQuery",
      series: [
        {
          kind: "EventsNode",
          event: "$pageview",
          custom_name: "viewed",
          properties: [{ key: "$current_url", type: "event", value: "/pricing", operator: "icontains" }],
        },
        {
          kind: "EventsNode",
          event: "signed_up",
          optionalInFunnel: true,
          properties: [
            { key: "plan", value: ["pro", "team"], operator: "exact", type: "event" },
            { key: "amount", operator: "gt", value: "20", type: "event" },
          ],
        },
        { kind: "EventsNode", event: "paid", name: "paid" },
      ],
      funnelsFilter: {
        funnelWindowInterval: 2,
        funnelWindowIntervalUnit: "week",
        funnelOrderType: "ordered",
        exclusions: [{ kind: "EventsNode", event: "refunded", funnelFromStep: 0, funnelToStep: 2 }],
        funnelStepReference: "total",
        layout: "vertical",
        breakdownAttributionType: "step",
        breakdownAttributionValue: 2,
      },
      breakdownFilter: { breakdown: "$browser", breakdown_type: "event" },
      dateRange: { date_from: "2024-01-01", date_to: "2024-01-31" },
      filterTestAccounts: true,
      properties: [{ key: "country", value: "DE", operator: "is_not", type: "person" }],
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "timeframe 2024-01-01 .. 2024-02-01

    define filters = country != "DE"

    funnel {
      step viewed: event == "$pageview" and \`$current_url\` contains "/pricing" i and filters
      without event == "refunded" and filters for user
      step event == "signed_up" and (plan in ("pro", "team") and amount > 20) and filters optional
      without event == "refunded" and filters for user
      step event == "paid" and filters
      preset "posthog ordered"
      window 14d
      by \`$browser\` on \`step 3\` top 25
    }
    "
  `);
  expect(warnings).toMatchInlineSnapshot(`
    [
      "/source/properties/0: a property of the person is read from a column of the row",
      "/source/funnelsFilter/funnelStepReference: conversion is shown from the first step and from the previous one alike",
      "/source/breakdownFilter: PostHog shows 25 values of a breakdown: the limit is written out",
      "/source/dateRange: dates are taken in UTC, not in the project's time zone",
      "/source/filterTestAccounts: internal and test users are not left out here",
      "/source/funnelsFilter/layout: "/source/funnelsFilter/layout" has no counterpart and was left out",
    ]
  `);
});

test("operators of properties", () => {
  const operators: readonly (readonly [string, unknown, string])[] = [
    ["exact", "a", 'p == "a"'],
    ["exact", [5], "p == 5"],
    ["is_not", ["a", "b"], 'p not in ("a", "b")'],
    ["not_icontains", "a", 'p not contains "a" i'],
    ["regex", "^a.b$", 'p matches "^a.b$"'],
    ["not_regex", "a", 'p not matches "a"'],
    ["gte", 1.5, "p >= 1.5"],
    ["lt", "2", "p < 2"],
    ["between", [1, 2], "p between 1 and 2"],
    ["is_set", "is_set", "p is not null"],
    ["is_not_set", null, "p is null"],
    ["is_date_before", "2024-02-03", "p < 2024-02-03"],
  ];
  for (const [operator, value, expected] of operators) {
    const properties = [{ key: "p", operator, value, type: "event" }];
    const { text } = convert({ ...base, series: [{ ...series[0], properties }, series[1]] });
    expect(text).toContain(expected);
  }
});

test("groups of properties, trends and durations", () => {
  const group = (type: string, ...values: unknown[]) => ({ type, values });
  const leaf = (value: string) => ({ key: "p", value, type: "event" });
  const properties = group("OR", group("AND", leaf("a"), leaf("b")), leaf("c"));
  expect(convert({ ...base, properties }).text).toContain(
    'define filters = p == "a" and p == "b" or p == "c"',
  );
  const trends = { ...base.funnelsFilter, funnelVizType: "trends" };
  expect(convert({ ...base, interval: "month", funnelsFilter: trends }).text).toContain("per month");
  const times = { ...base.funnelsFilter, funnelVizType: "time_to_convert", binCount: 8 };
  expect(convert({ ...base, funnelsFilter: times }).text).toContain("durations histogram 8");
});

test("what is left out is said", () => {
  expect(convert({ ...base, dateRange: null, samplingFactor: 0.1, somethingNew: 1 }).warnings).toEqual([
    ": without a start PostHog takes the last 7 days: here all rows count",
    "/samplingFactor: nothing is sampled here: numbers are exact",
    '/somethingNew: "/somethingNew" has no counterpart and was left out',
  ]);
});

test("what means something else is refused, with its place", () => {
  const [one, two] = series;
  const filter = base.funnelsFilter;
  const refused: readonly (readonly [object, string, string])[] = [
    [{ ...base, series: [{ ...one, kind: "ActionsNode", id: 4 }, two] }, "foreign-clause", "/series/0"],
    [{ ...base, series: [one] }, "foreign-shape", "/series"],
    [{ ...base, series: [{ ...one, optionalInFunnel: true }, two] }, "foreign-clause", "/series/0"],
    [{ ...base, series: [{ ...one, math: "first_time_for_user" }, two] }, "foreign-clause", "/series/0/math"],
    [{ ...base, dateRange: { date_from: "-7d" } }, "foreign-clause", "/dateRange/date_from"],
    [{ ...base, aggregation_group_type_index: 0 }, "foreign-clause", "/aggregation_group_type_index"],
    [
      { ...base, funnelsFilter: { ...filter, funnelOrderType: "fuzzy" } },
      "foreign-shape",
      "/funnelsFilter/funnelOrderType",
    ],
    [
      {
        ...base,
        funnelsFilter: { ...filter, exclusions: [{ event: "x", funnelFromStep: 1, funnelToStep: 1 }] },
      },
      "foreign-shape",
      "/funnelsFilter/exclusions/0",
    ],
    [
      { ...base, funnelsFilter: { ...filter, funnelOrderType: "unordered", exclusions: [{ event: "x" }] } },
      "foreign-clause",
      "/funnelsFilter/exclusions/0",
    ],
    [
      {
        ...base,
        funnelsFilter: { ...filter, breakdownAttributionType: "all_events" },
        breakdownFilter: { breakdown: "b" },
      },
      "foreign-clause",
      "/funnelsFilter/breakdownAttributionType",
    ],
    [{ kind: "TrendsQuery", series }, "foreign-shape", "/kind"],
    [{ ...base, properties: [{ key: "id", type: "cohort", value: 3 }] }, "foreign-clause", "/properties/0"],
  ];
  for (const [query, code, pointer] of refused) expect(failure(query).slice(0, 2)).toEqual([code, pointer]);
  expect(failure({ ...base, dateRange: { date_from: "-7d" } })[2]).toBe(
    'expected a PostHog query with a counterpart here, found the date "-7d": it is relative to now',
  );
});
