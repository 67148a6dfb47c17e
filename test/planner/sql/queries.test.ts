import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { writeSql } from "../../../src/planner/sql/index.js";
import { interpret } from "../../../src/runtime/interpret/index.js";
import { writeParquet } from "../../../src/runtime/parquet/index.js";
import { cases, SEED } from "../../support/arbitrary.js";
import { columnsFromRows } from "../../support/columns-from-rows.js";
import { withDuckDB } from "../../support/duckdb.js";
import { unoptimised } from "../../support/kernel-property.js";
import { temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();

test("random queries over Parquet files have the interpreter's users and steps", async () => {
  let compared = 0;
  let file = 0;
  await withDuckDB(async (db) => {
    const property = fc.asyncProperty(cases, async (one) => {
      const plan = unoptimised(one);
      if (plan === null || one.rows.length === 0) return;
      const path = join(directory, `part-${file++}.parquet`);
      writeFileSync(path, writeParquet(columnsFromRows(one.dataset.columns, one.rows), { rowGroupRows: 7 }));
      const expected = interpret(plan, one.rows);
      const source = { kind: "files", paths: [path] } as const;
      try {
        const [users, ...others] = writeSql(plan, one.dataset, { dialect: "duckdb", source });
        const [line] = (await db.runAndReadAll(users?.text ?? "")).getRowObjectsJson();
        expect([Number(line?.users), Number(line?.row_count)]).toEqual([expected.users, expected.rows]);
        const steps = others.filter(({ title }) => title.endsWith(": steps"));
        const absences = expected.funnels.flatMap((funnel) =>
          funnel.absences.map(({ gap, users }) => ({
            users,
            last: funnel.steps.slice(0, gap).findLastIndex(({ optional }) => !optional),
          })),
        );
        expect(steps).toHaveLength(expected.funnels.length + absences.length);
        for (const [at, { text }] of steps.entries()) {
          const lines = (await db.runAndReadAll(text)).getRowObjectsJson();
          const users = lines.map((step) => Number(step.users));
          const funnel = expected.funnels[at];
          const absence = absences[at - expected.funnels.length];
          if (funnel !== undefined) expect(users).toEqual(funnel.steps.map((step) => step.users));
          else expect(users[absence?.last ?? -1]).toBe(absence?.users);
        }
        compared++;
      } catch (error) {
        if (!(error instanceof FrocketError && error.code === "no-sql")) throw error;
      }
    });
    await fc.assert(property, { numRuns: 150, seed: SEED, endOnFailure: true });
  });
  expect(compared).toBeGreaterThan(60);
});
