import { truncate, withoutControls } from "../../src/errors/display-width.js";
import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { AggregateSpec } from "../../src/planner/expression.js";
import { isMap } from "../../src/runtime/aggregation-echo.js";
import { keyText } from "../../src/runtime/key-text.js";
import { conversionOf } from "../../src/runtime/response.js";
import type { AggregateResult, FunnelResult, QueryResult, Scalar } from "../../src/runtime/result.js";
import type { TimeUnit } from "../../src/types.js";
import { decimalsFor, decimalText, percentText, timeText, wholeText } from "./number.js";
import type { Style } from "./style.js";
import { tableLines } from "./table.js";

const NARROW = 56;

/** Where a result is shown. */
export interface Page {
  /** Terminal cells of a line. */
  readonly width: number;
  readonly style: Style;
  readonly time: TimeColumn;
}

/** The time column of the dataset, of which ends are shown as dates where the unit is known. */
type TimeColumn = Pick<DatasetInfo, "time" | "timeUnit">;

/** The answer for a terminal: users and rows, aggregations as small tables, funnels as bar charts. */
export function resultLines(result: QueryResult, page: Page): string[] {
  const { style } = page;
  const { users, rows } = result;
  const blocks = [
    [
      `${style.strong(wholeText(users))} ${users === 1 ? "user" : "users"}, ${wholeText(rows)} ${rows === 1 ? "row" : "rows"}`,
    ],
    ...aggregateBlocks(result.aggregates, "", page),
    ...result.funnels.flatMap((funnel) => funnelBlocks(funnel, page)),
  ];
  return blocks.flatMap((block, i) => (i === 0 ? block : ["", ...block]));
}

function aggregateBlocks(results: readonly AggregateResult[], prefix: string, page: Page): string[][] {
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

function funnelBlocks(funnel: FunnelResult, page: Page): string[][] {
  const { width, style } = page;
  const conversions = funnel.steps.map((_, index) => conversionOf(index, funnel.steps));
  const bars = conversions.map(({ fromFirst }) => fromFirst ?? 0);
  // On a narrow terminal the bar alone tells the share of the first step.
  const isNarrow = width < NARROW;
  const ofFirst = { title: "of first", align: "right" } as const;
  const columns = [
    { title: "step", align: "left", shrinks: true },
    { title: "users", align: "right" },
    ...(isNarrow ? [] : [ofFirst]),
    { title: "of prev", align: "right" },
  ] as const;
  const rows = funnel.steps.map(({ name, users }, index) => [
    name,
    wholeText(users),
    ...(isNarrow ? [] : [percentText(conversions[index]?.fromFirst ?? null)]),
    index === 0 ? "" : percentText(conversions[index]?.fromPrevious ?? null),
  ]);
  return [
    [
      heading(funnel.name === null ? "funnel" : `funnel ${funnel.name}`, page),
      ...tableLines({ columns, rows, bars }, width, style),
    ],
    ...funnel.steps.flatMap((step) => aggregateBlocks(step.aggregates ?? [], step.name, page)),
    ...aggregateBlocks(funnel.atEnd ?? [], "at end", page),
  ];
}

function heading(text: string, { width, style }: Page): string {
  return style.strong(truncate(withoutControls(text), width));
}

/** An aggregation as it is written, after the name that it was given. */
function specText(spec: AggregateSpec): string {
  const measured =
    spec.fn === "rows" ? "count" : spec.column === null ? spec.fn : `${spec.fn}(${spec.column})`;
  const asked = spec.by === null ? measured : `${measured} by ${spec.by}`;
  return spec.name === null ? asked : `${spec.name} = ${asked}`;
}

function shownKey(key: string): string {
  return key.trim() === key && key !== "" ? key : JSON.stringify(key);
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
