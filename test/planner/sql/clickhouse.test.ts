import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { writeSql } from "../../../src/planner/sql/index.js";
import { interpret } from "../../../src/runtime/interpret/index.js";
import { SEED } from "../../support/arbitrary.js";
import { chains, funnelOf, logPlan, logs } from "../../support/log-funnels.js";
import { logInfo, logStatements } from "../../support/log-table.js";

/** ClickHouse inside a process: a package of the benchmarks, which are installed apart. */
const chdb = join(import.meta.dirname, "../../../bench/node_modules/chdb/index.js");

interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

test.skipIf(!existsSync(chdb))(
  "steps of random chains in ClickHouse (skipped without bench/node_modules/chdb)",
  () => {
    // The package has no types that reach out of bench/.
    const { Session } = createRequire(import.meta.url)(chdb) as { Session: new (path: string) => Session };
    const folder = mkdtempSync(join(tmpdir(), "frocket-chdb-"));
    const session = new Session(folder);
    session.query("CREATE DATABASE test");
    session.query("USE test");
    let compared = 0;
    try {
      fc.assert(
        fc.property(logs, chains, (rows, chain) => {
          const plan = logPlan([funnelOf(chain)]);
          try {
            const source = { kind: "table", name: "log" } as const;
            const [, steps] = writeSql(plan, logInfo, { dialect: "clickhouse", source });
            for (const statement of logStatements(rows, "clickhouse")) session.query(statement);
            const lines = session
              .query(steps?.text ?? "", "JSONEachRow")
              .trim()
              .split("\n");
            const found = lines.map((line): unknown => JSON.parse(line));
            const expected = interpret(plan, rows).funnels[0]?.steps ?? [];
            expect(found).toMatchObject(expected.map(({ name }) => ({ name })));
            expect(JSON.stringify(found.map((line) => usersOf(line)))).toBe(
              JSON.stringify(expected.map(({ users }) => users)),
            );
            compared++;
          } catch (error) {
            if (!(error instanceof FrocketError && error.code === "no-sql")) throw error;
          }
        }),
        { numRuns: 12, seed: SEED, endOnFailure: true },
      );
    } finally {
      session.cleanup();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(compared).toBeGreaterThan(4);
  },
  60_000,
);

/** Counts are 64-bit and come as texts. */
function usersOf(line: unknown): number {
  return typeof line === "object" && line !== null && "users" in line ? Number(line.users) : Number.NaN;
}
