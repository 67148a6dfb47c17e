import type { AggregateSpec } from "../../src/planner/expression.js";
import { isMap } from "../../src/runtime/aggregation-echo.js";
import { keyText } from "../../src/runtime/key-text.js";
import type { AggregateResult, Scalar } from "../../src/runtime/result.js";
import type { TimeUnit } from "../../src/types.js";
import { decimalsFor, decimalText, timeText, wholeText } from "./number.js";
import { heading, type Page, shownKey, type TimeColumn } from "./page.js";
import { tableLines } from "./table.js";

/** Aggregations as small tables, numbers first, then maps with bars; `prefix` says what they are over. */
export function aggregateBlocks(results: readonly AggregateResult[], prefix: string, page: Page): string[][] {
  const scalars = results.filter((result) => !isMap(result.value));
  const maps = results.filter((result) => isMap(result.value));
  const blocks: string[][] = [];
  if (scalars.length > 0) blocks.push(scalarBlock(scalars, prefix, page));
  for (const result of maps) blocks.push(mapBlock(result, prefix, page));
  return blocks;
}

function scalarBlock(results: readonly AggregateResult[], prefix: string, page: Page): string[] {
  const { width, style } = page;
  const rows = results.map(({ spec, value }) => [
    specText(spec),
    isMap(value) ? "" : scalarText(value, spec, page),
  ]);
  const columns = [
    { title: "", align: "left", shrinks: true },
    { title: "", align: "right" },
  ] as const;
  const lines = tableLines({ columns, rows }, width, style);
  return prefix === "" ? lines : [heading(prefix, page), ...lines];
}

function mapBlock({ spec, value }: AggregateResult, prefix: string, page: Page): string[] {
  const { width, style } = page;
  const pairs = isMap(value) ? value : [];
  const isCut = spec.top !== null && pairs.length === spec.top;
  const asked = `${prefix === "" ? "" : `${prefix}: `}${specText(spec)}`;
  const title = heading(isCut ? `${asked} (top ${spec.top})` : asked, page);
  if (pairs.length === 0) return [title, `  ${style.dim("no values")}`];
  const decimals = decimalsFor(pairs.flatMap(([, scalar]) => (typeof scalar === "number" ? [scalar] : [])));
  const sizes = pairs.map(([, scalar]) => Math.max(0, Number(scalar ?? 0)));
  const largest = Math.max(...sizes.filter(Number.isFinite));
  const columns = [
    { title: "", align: "left", shrinks: true },
    { title: "", align: "right" },
  ] as const;
  const rows = pairs.map(([key, scalar]) => [
    shownKey(keyText(key, spec.byType)),
    scalarText(scalar, spec, page, decimals),
  ]);
  const bars = sizes.map((size) => size / largest);
  return [title, ...tableLines({ columns, rows, bars }, width, style)];
}

/** An aggregation as it is written, after the name that it was given. */
function specText(spec: AggregateSpec): string {
  const measured =
    spec.fn === "rows" ? "count" : spec.column === null ? spec.fn : `${spec.fn}(${spec.column})`;
  const over = spec.over === "chosen" ? " on step" : "";
  const asked = `${spec.by === null ? measured : `${measured} by ${spec.by}`}${over}`;
  return spec.name === null ? asked : `${spec.name} = ${asked}`;
}

function scalarText(value: Scalar, spec: AggregateSpec, { time }: Page, decimals?: number): string {
  if (value === null) return "none";
  const unit = spec.fn === "min" || spec.fn === "max" ? timeUnitOf(spec, time) : null;
  if (unit !== null) return timeText(value, unit);
  return typeof value === "bigint" ? wholeText(value) : decimalText(value, decimals);
}

function timeUnitOf({ column, columnType }: AggregateSpec, time: TimeColumn): TimeUnit | null {
  if (columnType?.kind === "timestamp") return columnType.unit;
  return column === time.time ? time.timeUnit : null;
}
