import fc from "fast-check";
import type { Query } from "../../src/parser/ast.js";
import { printQuery } from "../../src/parser/index.js";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { typeName } from "../../src/types.js";
import { datasetOf, rowsOf, schemas } from "./arbitrary-data.js";
import { queries } from "./arbitrary-query.js";

/** A random dataset, its rows in file order, and a query over it. */
export interface RandomCase {
  readonly dataset: DatasetInfo;
  readonly rows: readonly Row[];
  readonly query: Query;
}

/** As `cases`, with several queries over the same rows. */
export const caseFamilies: fc.Arbitrary<readonly RandomCase[]> = schemas.chain((schema) =>
  fc
    .record({
      rows: rowsOf(schema),
      list: fc.array(queries(schema, true), { minLength: 2, maxLength: 4 }),
    })
    .map(({ rows, list }) => {
      const dataset = datasetOf(schema, rows);
      return list.map((query) => ({ dataset, rows, query }));
    }),
);

/** Random cases; a failing one prints its query and its rows as a table. */
export const cases: fc.Arbitrary<RandomCase> = schemas
  .chain((schema) =>
    fc.record({ rows: rowsOf(schema), query: queries(schema, true) }).map(({ rows, query }) => ({
      dataset: datasetOf(schema, rows),
      rows,
      query,
    })),
  )
  .map((one) => ({ ...one, [fc.toStringMethod]: () => printCase(one) }));

/** Seed of random tests: fixed, unless the variable FROCKET_SEED gives another. */
export const SEED = Number(process.env.FROCKET_SEED ?? 20_240_331);

/** A case as a reader can run it: the query's text and the rows under their columns with types. */
function printCase({ dataset, rows, query }: RandomCase): string {
  const { columns, users, time, timeUnit, order } = dataset;
  const head = columns.map(
    (column) => `${column.name}:${typeName(column.type)}${column.nullable ? "?" : ""}`,
  );
  const cells = rows.map((row) => columns.map((column) => show(row[column.name] ?? null)));
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const table = [head, ...cells].map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  "));
  const keys = `users ${users}, time ${time} in ${timeUnit ?? "no unit"}, order ${order.join(", ") || "none"}`;
  return ["", printQuery(query), keys, ...table, ""].join("\n");
}

function show(value: Row[string]): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}
