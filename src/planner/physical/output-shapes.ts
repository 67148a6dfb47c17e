import {
  array,
  either,
  isBigint,
  isBoolean,
  isInteger,
  isNumber,
  isString,
  nullOr,
  oneOf,
  record,
  type Shape,
  tagged,
} from "./shape-of.js";

/** Shapes of the specs in retention.ts and paths.ts, given those of what they hold. */
export function outputShapes(
  predicate: Shape,
  scalarType: Shape,
  unit: Shape,
): { readonly retentions: Shape; readonly paths: Shape } {
  const calendar = { bucket: oneOf("day", "week", "month"), zone: isString, unit };
  const retention = record({
    name: nullOr(isString),
    start: predicate,
    comeback: predicate,
    period: tagged({ calendar, every: { span: isNumber } }),
    mode: oneOf("exact", "rolling", "bracket"),
    columns: array(record({ from: isInteger, to: nullOr(isInteger), due: isInteger })),
    cohort: record({ of: oneOf("first", "each"), per: nullOr(tagged({ calendar })) }),
    by: nullOr(record({ name: isString, type: scalarType, top: nullOr(isInteger) })),
    pending: nullOr(record({ earliest: either(isBigint, isNumber), grain: isInteger })),
  });
  const paths = record({
    name: nullOr(isString),
    direction: oneOf("next", "previous"),
    base: predicate,
    dropped: nullOr(record({ funnel: isInteger, level: nullOr(isInteger) })),
    choice: oneOf("first", "last", "each"),
    rows: predicate,
    length: isInteger,
    by: record({ name: isString, type: scalarType }),
    within: nullOr(isNumber),
    collapse: isBoolean,
    top: isInteger,
  });
  return { retentions: array(retention), paths: array(paths) };
}
