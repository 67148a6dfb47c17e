import fc from "fast-check";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import type { FunnelNode } from "../../../src/planner/logical/plan.js";
import { writeSql } from "../../../src/planner/sql/index.js";
import { interpret, type Row } from "../../../src/runtime/interpret/index.js";
import type { FunnelResult } from "../../../src/runtime/result.js";
import { SEED } from "../../support/arbitrary.js";
import { withDuckDB } from "../../support/duckdb.js";
import { chains, funnelOf, logPlan, logs, plainChains } from "../../support/log-funnels.js";
import { logInfo, logStatements } from "../../support/log-table.js";

type Lines = readonly Record<string, unknown>[];

/** What DuckDB says of a funnel, by the title of each table; null: it has no SQL. */
async function duckdbTables(
  funnel: FunnelNode,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Lines> | null> {
  try {
    const statements = writeSql(logPlan([funnel]), logInfo, {
      dialect: "duckdb",
      source: { kind: "table", name: "log" },
    });
    return await withDuckDB(async (db) => {
      for (const statement of logStatements(rows, "duckdb")) await db.run(statement);
      const tables = new Map<string, Lines>();
      for (const { title, text } of statements)
        tables.set(title, (await db.runAndReadAll(text)).getRowObjectsJson());
      return tables;
    });
  } catch (error) {
    if (error instanceof FrocketError && error.code === "no-sql") return null;
    throw error;
  }
}

function interpreted(funnel: FunnelNode, rows: readonly Row[]): FunnelResult {
  const [found] = interpret(logPlan([funnel]), rows, { timeUnit: "s" }).funnels;
  if (found === undefined) throw new Error("no funnel");
  return found;
}

const numbers = (line: Record<string, unknown>, pattern: RegExp): readonly (number | null)[] =>
  Object.entries(line).flatMap(([name, value]) =>
    pattern.test(name) ? [value === null ? null : Number(value)] : [],
  );

async function check(
  property: fc.IAsyncProperty<[readonly Row[], FunnelNode]>,
  numRuns: number,
): Promise<void> {
  await fc.assert(property, { numRuns, seed: SEED, endOnFailure: true });
}

test("steps of random chains", async () => {
  let compared = 0;
  const funnels = fc
    .tuple(chains, fc.constantFrom("users", "users", "users", "sessions"))
    .map(([chain, count]) =>
      funnelOf(count === "sessions" ? { ...chain, sessions: null } : chain, { count }),
    );
  const property = fc.asyncProperty(logs, funnels, async (rows, funnel) => {
    const tables = await duckdbTables(funnel, rows);
    if (tables === null) return;
    compared++;
    const expected = interpreted(funnel, rows).steps;
    expect(
      tables.get("funnel: steps")?.map((line) => [line.name, Number(line.users), Number(line.row_count)]),
    ).toEqual(expected.map((step) => [step.name, step.users, step.rows]));
    if (funnel.count === "sessions")
      expect(tables.get("funnel: steps")?.map((line) => Number(line.sessions))).toEqual(
        expected.map((step) => step.count),
      );
  });
  await check(property, 60);
  expect(compared).toBeGreaterThan(20);
});

test("durations and breakdowns of the chain that counts", async () => {
  const funnels = fc
    .tuple(
      plainChains,
      fc.constantFrom("earliest", "latest", "fastest"),
      fc.constantFrom<"first" | "last" | number>("first", "last", 0),
      fc.constantFrom(null, 1),
    )
    .map(([chain, choice, on, top]) => {
      const columns = ["brand", "item"].map((name) => ({ name, type: { kind: "string" } as const }));
      return funnelOf(chain, { choice, by: { columns, on, top }, durations: { histogram: null } });
    });
  const property = fc.asyncProperty(logs, funnels, async (rows, funnel) => {
    const tables = await duckdbTables(funnel, rows);
    if (tables === null) return;
    const expected = interpreted(funnel, rows);
    const durations = [...expected.steps.slice(1).map(({ duration }) => duration), expected.duration].flatMap(
      (one) =>
        one === null || one.count === 0
          ? []
          : [[one.count, one.min, one.mean, one.p25, one.p50, one.p75, one.p90, one.p95, one.p99, one.max]],
    );
    expect(
      tables.get("funnel: durations")?.map((line) => numbers(line, /^(chains|least|mean|p\d+|greatest)$/)),
    ).toEqual(durations);
    const { rows: kept = [], other } = expected.breakdown ?? {};
    const lines = [
      ...kept.map(({ key, counts }) => [...key, ...counts]),
      ...(other === undefined || other === null ? [] : [[null, null, ...other.counts]]),
    ];
    expect(
      tables
        .get("funnel: by brand, item")
        ?.map((line) => [line.value_1, line.value_2, ...numbers(line, /^users_/)]),
    ).toEqual(lines);
  });
  await check(property, 40);
});

test("trends", async () => {
  const funnels = fc
    .tuple(chains, fc.constantFrom("hour", "week"))
    .map(([chain, bucket]) => funnelOf(chain, { per: { bucket, zone: "UTC" } }));
  const property = fc.asyncProperty(logs, funnels, async (log, funnel) => {
    const rows = log.map((row) => ({ ...row, time: BigInt(Number(row.time)) * 1_800n }));
    const tables = await duckdbTables(funnel, rows);
    if (tables === null) return;
    const title = `funnel: per ${funnel.per?.bucket}`;
    expect(tables.get(title)?.map((line) => numbers(line, /^users_/))).toEqual(
      interpreted(funnel, rows).trend?.map(({ counts }) => counts),
    );
  });
  await check(property, 25);
});
