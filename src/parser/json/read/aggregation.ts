import { fail } from "../../../errors/index.js";
import type { Aggregation, ColumnName } from "../../ast.js";
import { AGGREGATION_SHAPES } from "../aggregation-types.js";
import type { AggregationJson, AggregationsJson } from "../document.js";
import { below, placeOf } from "../pointer.js";

/** One written aggregation with its place. */
export interface AggregationItem {
  readonly json: AggregationJson;
  readonly pointer: string;
}

/** The items of a list, which may stand under `columns`. */
export function aggregationItems(json: AggregationsJson | undefined, pointer: string): AggregationItem[] {
  if (json === undefined) return [];
  const isPlain = !("columns" in json);
  const at = isPlain ? pointer : below(pointer, "columns");
  return (isPlain ? json : json.columns).map((item, i) => ({ json: item, pointer: below(at, i) }));
}

/** The aggregation, or the three that one without a type stands for. The item has passed `checkAggregationKeys`. */
export function readAggregation({ json, pointer }: AggregationItem): Aggregation[] {
  const { type, top = null } = json;
  const at = placeOf(pointer);
  const name = json.as ?? json.name ?? null;
  const column = columnName(json.column, below(pointer, "column"));
  const none = { kind: "aggregation", name, onStep: json.onStep ?? false, at } as const;
  if (type === undefined) {
    return [
      { ...none, fn: "count", column, by: null, top: null },
      { ...none, fn: "rows", column: null, by: column, top },
      { ...none, fn: "users", column: null, by: column, top },
    ];
  }
  const shape = AGGREGATION_SHAPES[type];
  if (shape.kind === "plain") {
    return [{ ...none, fn: shape.fn, column, by: columnName(json.by, below(pointer, "by")), top }];
  }
  const measured = columnName(json.otherColumn, below(pointer, "otherColumn"));
  return [{ ...none, fn: shape.fn, column: measured, by: column, top }];
}

/** Errors: aggregation-name (an aggregation that becomes three cannot have one name). */
export function checkDefaultName({ json, pointer }: AggregationItem): void {
  const name = json.as ?? json.name;
  if (json.type !== undefined || name === undefined) return;
  const place = placeOf(below(pointer, json.as === undefined ? "name" : "as"));
  fail("aggregation-name", { name }, { place, hint: 'add a "type"' });
}

/** Whether the keys are the ones that the type needs. Errors: aggregation-key, top-without-by. */
export function checkAggregationKeys({ json, pointer }: AggregationItem): void {
  const type = json.type ?? "count";
  const shape = AGGREGATION_SHAPES[type];
  const wrongKey = (key: "otherColumn" | "by" | "name", needed: boolean, hint?: string) =>
    fail(
      "aggregation-key",
      { key, type, needed },
      { place: placeOf(needed ? pointer : below(pointer, key)), hint },
    );
  const takesOther = shape.kind === "per-value" && shape.otherColumn;
  if ((json.otherColumn !== undefined) !== takesOther) wrongKey("otherColumn", takesOther);
  const takesBy = json.type !== undefined && shape.kind === "plain" && shape.fn !== "summary";
  if (json.by !== undefined && !takesBy) wrongKey("by", false);
  if (json.name !== undefined && json.as !== undefined)
    wrongKey("name", false, 'keep one of "name" and "as"');
  const isOne = json.type !== undefined && takesBy && json.by === undefined;
  if (json.top !== undefined && isOne) fail("top-without-by", {}, { place: placeOf(below(pointer, "top")) });
}

function columnName(name: string | undefined, pointer: string): ColumnName | null {
  return name === undefined ? null : { kind: "column-name", name, at: placeOf(pointer) };
}
