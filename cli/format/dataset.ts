import type { CatalogEntry, ColumnStatistics, Registration } from "../../src/catalog/index.js";
import { truncate, withoutControls } from "../../src/errors/display-width.js";
import { type TimeUnit, typeName, type Value } from "../../src/types.js";
import { bytesText, decimalText, percentText, timeText, wholeText } from "./number.js";
import type { Style } from "./style.js";
import { tableLines } from "./table.js";

const DISJOINT = {
  checked: "no user is in two parts",
  sampled: "no user is in two of the parts that were checked",
  unchecked: "not checked: queries check that no user is in two parts",
} as const;

/** Registered datasets as a table. */
export function listLines(entries: readonly CatalogEntry[], width: number, style: Style): string[] {
  const columns = [
    { title: "name", align: "left", shrinks: true },
    { title: "registered at", align: "left" },
    { title: "parts", align: "right" },
    { title: "rows", align: "right" },
    { title: "users", align: "left", shrinks: true },
    { title: "time", align: "left", shrinks: true },
    { title: "path", align: "left", shrinks: true },
  ] as const;
  const rows = entries.map(({ registration: { info, registeredAt, parts, path } }) => [
    info.name,
    minuteText(registeredAt),
    wholeText(parts.length),
    wholeText(info.rowCount),
    info.users,
    info.time,
    path,
  ]);
  return tableLines({ columns, rows }, width, style, "");
}

/** One dataset: what it is, then its columns. */
export function datasetLines(registration: Registration, width: number, style: Style): string[] {
  const { info, parts, path, pattern, registeredAt, validation, revision } = registration;
  const bytes = parts.reduce((sum, part) => sum + part.size, 0);
  const range = info.timeRange;
  const facts: [string, string][] = [
    ["path", pattern === null ? path : `${path} (${pattern})`],
    ["registered", `${minuteText(registeredAt)}, revision ${revision}`],
    ["rows", `${wholeText(info.rowCount)} in ${partsText(parts.length)}, ${bytesText(bytes)}`],
    ["users", `${info.users}, ${countText(registration)}`],
    [
      "time",
      range === null
        ? info.time
        : `${info.time}, ${timeText(range.min, info.timeUnit)} to ${timeText(range.max, info.timeUnit)}`,
    ],
    ["time unit", info.timeUnit ?? "unknown: durations need bare numbers"],
    ...(info.order.length === 0 ? [] : [["order", info.order.join(", ")] as [string, string]]),
    [
      "layout",
      info.layout.sorted
        ? "sorted by user and time"
        : info.layout.grouped
          ? "grouped by user"
          : "as it comes: queries sort",
    ],
    ["parts", DISJOINT[validation.disjoint]],
  ];
  const factColumns = [
    { title: "", align: "left" },
    { title: "", align: "left", shrinks: true },
  ] as const;
  const columns = [
    { title: "column", align: "left", shrinks: true },
    { title: "type", align: "left", shrinks: true },
    { title: "", align: "left", shrinks: true },
  ] as const;
  const rows = [
    ...info.columns.map(({ name, type }) => [name, typeName(type), ""]),
    ...info.unsupported.map(({ name, type }) => [name, type, "cannot be queried"]),
  ];
  return [
    style.strong(truncate(`dataset ${withoutControls(info.name)}`, width)),
    ...tableLines({ columns: factColumns, rows: facts }, width, style),
    "",
    ...tableLines({ columns, rows }, width, style),
  ];
}

/** Statistics of the columns, and the parts. */
export function fullLines(registration: Registration, width: number, style: Style): string[] {
  const { statistics, parts, info } = registration;
  const columns = [
    { title: "column", align: "left", shrinks: true },
    { title: "nulls", align: "right" },
    { title: "distinct", align: "right" },
    { title: "min", align: "left", shrinks: true },
    { title: "max", align: "left", shrinks: true },
    { title: "top values", align: "left", shrinks: true },
  ] as const;
  const units = new Map(
    info.columns.map(({ name, type }) => [name, type.kind === "timestamp" ? type.unit : null]),
  );
  const rows = statistics.columns.map((column) => {
    const unit = units.get(column.name) ?? null;
    return [
      column.name,
      wholeText(column.nulls),
      column.distinct === null
        ? ""
        : `${column.distinct.exact ? "" : "~"}${wholeText(column.distinct.count)}`,
      valueText(column.min, unit),
      valueText(column.max, unit),
      topText(column),
    ];
  });
  const partColumns = [
    { title: "part", align: "left", shrinks: true },
    { title: "rows", align: "right" },
    { title: "size", align: "right" },
  ] as const;
  const partRows = parts.map((part) => [part.path, wholeText(part.rowCount), bytesText(part.size)]);
  return [
    "",
    style.strong(`statistics of ${wholeText(statistics.rowCount)} rows`),
    ...tableLines({ columns, rows }, width, style),
    "",
    style.strong("parts"),
    ...tableLines({ columns: partColumns, rows: partRows }, width, style),
  ];
}

function countText({ statistics, info }: Registration): string {
  const { users } = statistics;
  const isAll = statistics.rowCount === info.rowCount;
  return `${users.exact ? "" : "about "}${wholeText(users.count)}${isAll ? "" : " in the parts that were read"}`;
}

function partsText(count: number): string {
  return count === 1 ? "1 part" : `${wholeText(count)} parts`;
}

function minuteText(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

function valueText(value: Value, unit: TimeUnit | null): string {
  if (value === null) return "";
  if (typeof value === "bigint") return unit === null ? value.toString() : timeText(value, unit);
  return typeof value === "number" ? decimalText(value) : String(value);
}

function topText({ topValues }: ColumnStatistics): string {
  return (topValues ?? []).map(({ value, share }) => `${value} ${percentText(share)}`).join(", ");
}
