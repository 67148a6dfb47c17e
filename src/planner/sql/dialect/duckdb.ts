import type { TimeUnit } from "../../../types.js";
import { ident, join, type Sql, sql, text } from "../sql.js";
import type { Dialect, SqlSource } from "./dialect.js";

/** SQL as DuckDB (1.1 and later) reads it. */
export const duckdb: Dialect = {
  name: "duckdb",
  quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
  quoteText: (value) =>
    value
      .split("\0")
      .map((piece) => `'${piece.replaceAll("'", "''")}'`)
      .join(" || chr(0) || "),
  relation: (source) =>
    source.kind === "table"
      ? ident(source.name)
      : sql`read_parquet([${join(source.paths.map(text), ", ")}], file_row_number = true)`,
  position: (source: SqlSource) => (source.kind === "files" ? ident("file_row_number") : null),
  toDouble: (value) => sql`CAST(${value} AS DOUBLE)`,
  ticks,
  isNan: (value) => sql`isnan(${value})`,
  // Without the flag a dot would match line ends or not by the engine's default.
  matches: (value, pattern) => sql`regexp_matches(${value}, ${text(`(?-s)${pattern}`)})`,
  contains: (value, pattern) => sql`contains(${value}, ${pattern})`,
  starts: (value, pattern) => sql`starts_with(${value}, ${pattern})`,
  ends: (value, pattern) => sql`ends_with(${value}, ${pattern})`,
  lower: (value) => sql`lower(${value})`,
  upper: (value) => sql`upper(${value})`,
  codePoints: (value) => sql`length(${value})`,
  calendar: (part, seconds, zone) => {
    const local = localTime(seconds, zone);
    if (part === "hour") return sql`hour(${local})`;
    return part === "weekday" ? sql`isodow(${local})` : sql`strftime(${local}, '%Y-%m-%d')`;
  },
  quotient: (value, divisor) => sql`(${value} // ${divisor})`,
  hasAny: (list, values) => sql`list_has_any(${list}, [${join(values, ", ")}])`,
  hasAll: (list, values) => sql`list_has_all(${list}, [${join(values, ", ")}])`,
  key: (value, type) => (type.kind === "float" ? sql`(${value} + 0e0)` : value),
  wideInt: (value) => sql`CAST(${value} AS HUGEINT)`,
  ranked: (value, rank) => sql`list_sort(list(${value}))[${rank}]`,
  bucket: (bucket, seconds, zone) =>
    sql`strftime(date_trunc(${text(bucket)}, ${localTime(seconds, zone)}), '%Y-%m-%d %H:%M')`,
};

/** Local time in a zone; other zones than UTC need DuckDB's extension icu. */
function localTime(seconds: Sql, zone: string): Sql {
  const instant = sql`make_timestamp(CAST(${seconds} AS BIGINT) * 1000000)`;
  return zone === "UTC" ? instant : sql`timezone(${text(zone)}, timezone('UTC', ${instant}))`;
}

function ticks(value: Sql, unit: TimeUnit): Sql {
  switch (unit) {
    case "s":
      return sql`(epoch_ms(${value}) // 1000)`;
    case "ms":
      return sql`epoch_ms(${value})`;
    case "us":
      return sql`epoch_us(${value})`;
    case "ns":
      return sql`epoch_ns(${value})`;
  }
}
