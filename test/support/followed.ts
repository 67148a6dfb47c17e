import { duckRows } from "./duckdb.js";

/** Two filters in a row, as the cases of what the original ignores have them. */
interface Pair {
  readonly sequence: readonly [
    { readonly filter: readonly [string, string, string] },
    { readonly filter: readonly [string, string, string]; readonly rowFound?: boolean },
  ];
  readonly maxDuration?: number;
}

interface Found {
  readonly matchingGroups: number;
  readonly matchingGroupRows: number;
}

/** A query with one such pair, as a condition or as a funnel. */
interface PairQuery {
  readonly query?: { readonly conditions: readonly [Pair] };
  readonly funnel?: Pair;
}

/**
 * The answer to a pair by its definition, from DuckDB over Parquet files: some row of the first filter is followed by a later one of the
 * second (at most `maxDuration` later), or by none with `rowFound: false`.
 */
export async function followedAnswer(
  text: string,
  files: string,
  { group, ts }: { readonly group: string; readonly ts: string },
): Promise<{ readonly query: Found; readonly funnel?: { readonly sequence: readonly Found[] } }> {
  // The cases of what the original ignores are written so.
  const { query, funnel } = JSON.parse(text) as PairQuery;
  const everyone = "true";
  const found = async (test: string): Promise<Found> => {
    const [row] = await duckRows(
      `WITH e AS (FROM read_parquet('${files}')),
        chosen AS (SELECT DISTINCT "${group}" AS id FROM e AS a WHERE ${test})
      SELECT count(DISTINCT "${group}") AS users, count(*) AS n FROM e WHERE "${group}" IN (FROM chosen)`,
    );
    return { matchingGroups: Number(row?.users), matchingGroupRows: Number(row?.n) };
  };
  const is = (row: string, [column, op, value]: readonly [string, string, string]): string => {
    if (op !== "==") throw new Error(`a pair of "==" was expected, not of "${op}"`);
    return `${row}."${column}" = '${value}'`;
  };
  const first = ({ sequence }: Pair): string => is("a", sequence[0].filter);
  const both = (pair: Pair): string => {
    const { filter, rowFound = true } = pair.sequence[1];
    const span = pair.maxDuration === undefined ? "" : ` AND b."${ts}" - a."${ts}" <= ${pair.maxDuration}`;
    const later = `SELECT 1 FROM e AS b WHERE b."${group}" = a."${group}" AND ${is("b", filter)}
      AND b."${ts}" > a."${ts}"${span}`;
    return `${first(pair)} AND ${rowFound ? "" : "NOT "}EXISTS (${later})`;
  };
  const [condition] = query?.conditions ?? [];
  return {
    query: await found(condition === undefined ? everyone : both(condition)),
    ...(funnel === undefined
      ? {}
      : { funnel: { sequence: [await found(first(funnel)), await found(both(funnel))] } }),
  };
}
