import { ident, join, sql, text } from "../sql.js";
import type { Dialect, SqlSource } from "./dialect.js";

const SCALE = { s: 0, ms: 3, us: 6, ns: 9 } as const;

/** SQL as ClickHouse (25.3 and later) reads it. */
export const clickhouse: Dialect = {
  name: "clickhouse",
  quoteName: (name) => `\`${escaped(name).replaceAll("`", "\\`")}\``,
  quoteText: (value) => `'${escaped(value).replaceAll("'", "\\'")}'`,
  relation: (source) => {
    if (source.kind === "table") return ident(source.name);
    const files = source.paths.map((path) => sql`SELECT *, _row_number FROM file(${text(path)}, 'Parquet')`);
    return sql`(${join(files, "\nUNION ALL\n")})`;
  },
  position: (source: SqlSource) => (source.kind === "files" ? ident("_row_number") : null),
  toDouble: (value) => sql`CAST(${value} AS Nullable(Float64))`,
  ticks: (value, unit) => {
    const ticks = sql`reinterpretAsInt64(toDateTime64(assumeNotNull(${value}), ${SCALE[unit]}, 'UTC'))`;
    return sql`if(isNull(${value}), NULL, ${ticks})`;
  },
  isNan: (value) => sql`isNaN(${value})`,
  // By default a dot matches line ends here.
  matches: (value, pattern) => sql`match(${value}, ${text(`(?-s)${pattern}`)})`,
  contains: (value, pattern) => sql`(position(${value}, ${pattern}) > 0)`,
  starts: (value, pattern) => sql`startsWith(${value}, ${pattern})`,
  ends: (value, pattern) => sql`endsWith(${value}, ${pattern})`,
  lower: (value) => sql`lowerUTF8(${value})`,
  upper: (value) => sql`upperUTF8(${value})`,
  codePoints: (value) => sql`lengthUTF8(${value})`,
  calendar: (part, seconds, zone) => {
    const instant = sql`toDateTime64(${seconds}, 0, ${text(zone)})`;
    if (part === "hour") return sql`toHour(${instant})`;
    return part === "weekday" ? sql`toDayOfWeek(${instant})` : sql`toString(toDate32(${instant}))`;
  },
  quotient: (value, divisor) => sql`intDiv(${value}, ${divisor})`,
  hasAny: (list, values) => sql`hasAny(${list}, [${join(values, ", ")}])`,
  hasAll: (list, values) => sql`hasAll(${list}, [${join(values, ", ")}])`,
  key: (value, type) => (type.kind === "float" ? sql`toString(${value} + 0e0)` : value),
  wideInt: (value) => sql`CAST(${value} AS Nullable(Int128))`,
  ranked: (value, rank) => sql`arraySort(groupArray(${value}))[${rank}]`,
  bucket: (bucket, seconds, zone) =>
    sql`formatDateTime(date_trunc(${text(bucket)}, toDateTime(${seconds}, ${text(zone)})), '%Y-%m-%d %H:%i')`,
};

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\0", "\\0").replaceAll("\n", "\\n");
}
