import { describe, expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { plainChain } from "../../../src/planner/chain.js";
import type { Predicate } from "../../../src/planner/expression.js";
import { clickhouse } from "../../../src/planner/sql/dialect/clickhouse.js";
import { duckdb } from "../../../src/planner/sql/dialect/duckdb.js";
import { writeSql } from "../../../src/planner/sql/index.js";
import { ident, render, sql, text } from "../../../src/planner/sql/sql.js";
import { STRING } from "../../../src/types.js";
import { duckRows } from "../../support/duckdb.js";
import { funnelOf, logPlan } from "../../support/log-funnels.js";
import { logInfo } from "../../support/log-table.js";

function isEvent(name: string): Predicate {
  const left = { kind: "column", name: "event", type: STRING } as const;
  return {
    kind: "compare",
    op: "==",
    over: "string",
    left,
    right: { kind: "literal", type: STRING, value: name },
  };
}

const table = { kind: "table", name: "log" } as const;
const chain = { ...plainChain(["a", "b"].map((name) => ({ name, predicate: isEvent(name) }))), window: 60 };

describe("text", () => {
  test.each(["duckdb", "clickhouse"] as const)("of a windowed funnel for %s", (dialect) => {
    const statements = writeSql(logPlan([funnelOf(chain)]), logInfo, { dialect, source: table });
    expect(statements.map(({ title, notes, text: body }) => ({ title, notes, body }))).toMatchSnapshot();
  });

  test("of a funnel of steps alone takes the earliest time of each", () => {
    const [, steps] = writeSql(logPlan([funnelOf({ ...chain, window: null })]), logInfo, {
      dialect: "duckdb",
      source: table,
    });
    expect(steps?.text).toContain("min(r.t) AS reached");
  });
});

describe("quoting", () => {
  const odd = [`a'b`, `a"b`, "a`b", "a\\b", "a\\'; DROP TABLE log; --", "a\nb", "\0", "é👍", "'", "\\"];

  test("texts and names come back as they were", async () => {
    for (const value of odd) {
      expect(await duckRows(render(sql`SELECT ${text(value)} AS x`, duckdb))).toEqual([{ x: value }]);
      if (value.includes("\0")) continue;
      const named = render(sql`SELECT 1 AS ${ident(value)}`, duckdb);
      expect(await duckRows(named)).toEqual([{ [value]: 1 }]);
    }
  });

  test("ClickHouse escapes both quotes and backslashes", () => {
    expect(render(text("a\\'b\n"), clickhouse)).toBe(String.raw`'a\\\'b\n'`);
    expect(render(ident("a`b\\"), clickhouse)).toBe("`a\\`b\\\\`");
  });

  test("a text in a template is refused", () => {
    const unsafe: unknown = "1; DROP TABLE log";
    // The template takes pieces alone; this is what a caller without types could do.
    expect(() => sql`SELECT ${unsafe as number}`).toThrow(FrocketError);
  });

  test("columns that are called as ours are do not get in the way", () => {
    const columns = [...logInfo.columns, { name: "u", type: STRING, nullable: true }];
    const [users] = writeSql(logPlan([]), { ...logInfo, columns }, { dialect: "duckdb", source: table });
    expect(users?.text).toContain(`"user" AS u_`);
  });
});

describe("what has no SQL", () => {
  const refused = (funnel: Parameters<typeof logPlan>[0]): string => {
    try {
      writeSql(logPlan(funnel), logInfo, { dialect: "clickhouse", source: table });
    } catch (error) {
      if (error instanceof FrocketError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return "nothing";
  };

  test("is named with its reason", () => {
    expect(refused([funnelOf(chain, { count: "attempts" })])).toBe(
      'no-sql: expected a query that clickhouse can answer, found "count": attempts depend on one another, which takes a walk over the rows',
    );
    expect(refused([funnelOf({ ...chain, ties: { kind: "within", span: 2 } })])).toContain('found "ties"');
  });
});
