import fc from "fast-check";
import type { Aggregation } from "../../src/parser/ast.js";
import type { RandomColumn } from "./arbitrary-data.js";
import { AT, columnName, isNumber } from "./arbitrary-leaves.js";

/** Up to `maxLength` aggregations of fitting types; `mayBeOnStep`: some of them over chosen rows. */
export function aggregations(
  columns: readonly RandomColumn[],
  maxLength: number,
  mayBeOnStep = false,
): fc.Arbitrary<readonly Aggregation[]> {
  const scalars = columns.filter((column) => column.info.type.kind !== "list");
  const numbers = columns.filter(isNumber);
  const ordered = columns.filter((column) => isNumber(column) || column.info.type.kind === "timestamp");
  const scalar = fc.constantFrom(...scalars).map(columnName);
  const by = fc.option(scalar);
  const shape = (fn: Aggregation["fn"], column: fc.Arbitrary<Aggregation["column"]>, key = by) =>
    fc.record({ fn: fc.constant(fn), column, by: key });
  const choices = [
    shape("rows", fc.constant(null)),
    shape("users", fc.constant(null)),
    shape("count", scalar),
    shape("summary", scalar, fc.constant(null)),
  ];
  if (numbers.length > 0) {
    const number = fc.constantFrom(...numbers).map(columnName);
    choices.push(shape("sum", number), shape("mean", number));
  }
  if (ordered.length > 0) {
    const moment = fc.constantFrom(...ordered).map(columnName);
    choices.push(shape("min", moment), shape("max", moment));
  }
  const top = fc.option(fc.integer({ min: 1, max: 3 }));
  const onStep = mayBeOnStep ? fc.boolean() : fc.constant(false);
  return fc.array(fc.tuple(fc.oneof(...choices), top, onStep), { maxLength }).map((list) =>
    list.map(([parts, top, onStep]) => {
      const isMap = parts.by !== null || parts.fn === "summary";
      return { kind: "aggregation", ...parts, top: isMap ? top : null, onStep, name: null, at: AT };
    }),
  );
}
