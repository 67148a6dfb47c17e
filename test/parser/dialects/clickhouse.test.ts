import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { dialects } from "../../../src/parser/dialects/index.js";
import { parseFunnel, printQuery } from "../../../src/parser/index.js";

function convert(text: string) {
  const { query, warnings } = dialects.clickhouse(text, "q.sql");
  const printed = printQuery(query);
  expect(printQuery(parseFunnel(printed, "q.funnel"))).toBe(printed);
  return { text: printed, warnings: warnings.map(({ message }) => message) };
}

function failure(text: string): [string, string, number | null] {
  try {
    convert(text);
  } catch (error) {
    if (error instanceof FrocketError)
      return [error.code, error.message, error.place?.kind === "text" ? error.place.start : null];
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a call inside a statement", () => {
  const { text, warnings } = convert(
    `SELECT user_id, windowFunnel(3600, 'strict_order')(timestamp, event = 'view', event = 'cart' AND price >= 5.5) AS level
     FROM events WHERE country = 'DE' GROUP BY user_id`,
  );
  expect(text).toMatchInlineSnapshot(`
    "funnel {
      step event == "view"
      step event == "cart" and price >= 5.5
      preset "clickhouse strict_order"
      window 3600
    }
    "
  `);
  expect(warnings).toMatchInlineSnapshot(`
    [
      "only windowFunnel is read: "SELECT user_id," was left out",
      "the window is in the unit of the time column: ClickHouse counts seconds for DateTime",
      "the time "timestamp" is that of the dataset here",
      "windowFunnel and the preset differ in places",
      "only windowFunnel is read: "AS level FROM events WHERE country = 'D…" was left out",
    ]
  `);
});

test("conditions", () => {
  const conditions: readonly (readonly [string, string])[] = [
    ["a <> 'it''s'", `a != "it's"`],
    ["`odd name` == 1", "`odd name` == 1"],
    ["a NOT IN ('x', 'y')", 'a not in ("x", "y")'],
    ["a BETWEEN -1 AND 2", "a between -1 and 2"],
    ["NOT (a IS NULL OR b IS NOT NULL)", "not (a is null or b is not null)"],
    ["a LIKE '50\\\\%_*%'", String.raw`a like "50%?\**"`],
    ["a ILIKE 'x%'", 'a like "x*" i'],
    ["startsWith(a, 'x') OR match(a, '^x')", 'a starts with "x" or a matches "(?s)^x"'],
    ["lower(a) = 'x'", 'lower(a) == "x"'],
    ["a * 2 + 1 > b", "a * 2 + 1 > b"],
    ["active = true", "active == true"],
  ];
  for (const [theirs, ours] of conditions) {
    expect(convert(`windowFunnel(10)(t, ${theirs}, b = 1)`).text).toContain(`step ${ours}\n`);
  }
});

test("several modes are switches", () => {
  const { text } = convert("windowFunnel(10, 'strict_increase', 'strict_deduplication')(t, a = 1, a = 2)");
  expect(text).toContain("ties strict");
  expect(text).toContain("repeats break");
  expect(convert("windowFunnel(10, 'strict')(t, a = 1)").text).toContain(
    'preset "clickhouse strict_deduplication"',
  );
});

test("two calls are two funnels", () => {
  expect(
    convert("windowFunnel(1)(t, a = 1), windowFunnel(2)(t, a = 2)").text.match(/funnel \{/g),
  ).toHaveLength(2);
});

test("what cannot be read is refused, with its place", () => {
  expect(failure("SELECT 1")).toEqual([
    "foreign-shape",
    "expected windowFunnel(…)(…) in the ClickHouse query, found none",
    0,
  ]);
  expect(failure("windowFunnel(1, 'loose')(t, a = 1)")).toEqual([
    "foreign-shape",
    `expected 'strict_order', 'strict_deduplication', 'strict_increase', 'strict_once', 'strict' in the ClickHouse query, found "loose"`,
    16,
  ]);
  expect(failure("windowFunnel(1, 'allow_reentry')(t, a = 1)")[0]).toBe("foreign-clause");
  expect(failure("windowFunnel(1)(t, toDate(a) = 1)")).toEqual([
    "foreign-clause",
    'expected a ClickHouse query with a counterpart here, found the function "toDate": it has no counterpart',
    19,
  ]);
  expect(failure("windowFunnel(1)(t, a = 'x")[1]).toBe(
    "expected a closing ' in the ClickHouse query, found the end of the text",
  );
  expect(failure("windowFunnel(1)(t")[1]).toContain("found the end of the text");
  expect(failure("windowFunnel(1)(t, e.a = 1)")[0]).toBe("foreign-clause");
});
