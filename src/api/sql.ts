import type { Place } from "../errors/index.js";
import type { Query } from "../parser/ast.js";
import { type ClauseRef, type DialectName, type SqlStatement, writeSql } from "../planner/sql/index.js";
import { compile } from "./compile.js";
import type { QueryOptions } from "./options.js";
import { parseQuery } from "./parse.js";

/** What SQL is written for. */
export interface SqlRequest {
  readonly dialect: DialectName;
  /** A table of the engine that holds the rows; the dataset's files when absent. */
  readonly table?: string | undefined;
}

/** The SQL of a query. */
export interface SqlAnswer {
  readonly dialect: DialectName;
  readonly statements: readonly SqlStatement[];
  readonly warnings: readonly string[];
}

/**
 * SQL for DuckDB or ClickHouse that answers a query with the same numbers, a statement per table of the answer. Nothing of the data
 * but footers is read. Errors: those of `compile`; `no-sql` with the clause that has no SQL.
 */
export async function toSql(
  text: string,
  request: SqlRequest,
  options: QueryOptions = {},
): Promise<SqlAnswer> {
  const query = await parseQuery(text, options);
  const { logical, dataset, warnings } = await compile(text, options);
  const source =
    request.table === undefined
      ? ({ kind: "files", paths: dataset.parts.map(({ path }) => path) } as const)
      : ({ kind: "table", name: request.table } as const);
  const statements = writeSql(logical, dataset.info, {
    dialect: request.dialect,
    source,
    placeOf: (clause) => placeOf(query, clause),
  });
  return { dialect: request.dialect, statements, warnings };
}

/** Where a clause was written; the funnel or condition around it when it was not. */
function placeOf(query: Query, { funnel: index, clause }: ClauseRef): Place | undefined {
  const funnel = index === null ? undefined : query.funnels[index];
  if (funnel === undefined) return outsidePlace(query, clause);
  const written: Readonly<Record<string, Place | undefined>> = {
    ties: funnel.ties?.at,
    order: funnel.order?.at,
    repeats: funnel.repeats?.at,
    count: funnel.count?.at,
    by: funnel.by?.at,
    per: funnel.per?.at,
    durations: funnel.durations?.at,
    hold: funnel.hold[0]?.at,
    without: funnel.withouts[0]?.at,
    times: funnel.steps.find(({ times }) => times !== null)?.times?.at,
    "on step": [...(funnel.eachStep ?? []), ...(funnel.atEnd ?? [])].find(({ onStep }) => onStep)?.at,
  };
  return written[clause] ?? funnel.preset?.at ?? funnel.at;
}

function outsidePlace(query: Query, clause: string): Place | undefined {
  if (clause === "retention") return query.retentions[0]?.at;
  if (clause === "paths") return query.paths[0]?.at;
  return query.where?.at;
}
