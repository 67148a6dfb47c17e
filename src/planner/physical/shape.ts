import { outputShapes } from "./output-shapes.js";
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

const unit = oneOf("s", "ms", "us", "ns");
const present = either(isBigint, isNumber, isString, isBoolean);
const scalarType = tagged({
  bool: {},
  int: {},
  float: {},
  string: {},
  timestamp: { unit, zone: nullOr(isString) },
});
const dataType: Shape = either(scalarType, tagged({ list: { item: scalarType } }));

const operand: Shape = (data, at) => operandShape(data, at);
const unary = { operand };
const calendar = { operand, unit, zone: isString };
const operandShape = tagged({
  literal: { type: scalarType, value: present },
  null: {},
  column: { name: isString, type: dataType },
  negate: unary,
  arithmetic: { op: oneOf("+", "-", "*", "/", "%"), left: operand, right: operand },
  lower: unary,
  upper: unary,
  length: unary,
  abs: unary,
  hour: calendar,
  weekday: calendar,
  date: calendar,
});

const over = oneOf("number", "string", "bool");
const comparison = oneOf("==", "<", "<=", ">", ">=");
const predicate: Shape = (data, at) => predicateShape(data, at);
const predicateItems = { items: array(predicate) };
const predicateShape = tagged({
  constant: { value: isBoolean },
  compare: { op: comparison, over, left: operand, right: operand },
  in: { over, operand, values: array(present) },
  "text-match": {
    op: oneOf("contains", "starts", "ends", "matches", "like"),
    operand,
    pattern: isString,
    ignoreCase: isBoolean,
  },
  "is-null": unary,
  has: { mode: oneOf("any", "all"), column: isString, item: scalarType, values: array(present) },
  "is-true": unary,
  and: predicateItems,
  or: predicateItems,
  not: { item: predicate },
  shared: { index: isInteger },
});

const threshold = record({ op: either(comparison, oneOf("!=")), target: either(isBigint, isNumber) });
const steps = array(
  record({
    name: isString,
    predicate,
    within: nullOr(isNumber),
    after: nullOr(isNumber),
    optional: isBoolean,
    least: isInteger,
    most: nullOr(isInteger),
  }),
);
const heldSide = record({ column: isString, step: isInteger });
const chain = record({
  steps,
  withouts: array(record({ predicate, scope: oneOf("attempt", "user"), gap: isInteger })),
  window: nullOr(isNumber),
  sessions: nullOr(isInteger),
  order: oneOf("sequential", "contiguous", "contiguous-steps", "any"),
  ties: tagged({ strict: {}, "by-row": {}, within: { span: isNumber } }),
  repeats: oneOf("allowed", "break"),
  entry: oneOf("best", "first"),
  entering: nullOr(predicate),
  hold: array(tagged({ same: { column: isString }, pair: { left: heldSide, right: heldSide } })),
});

const condition: Shape = (data, at) => conditionShape(data, at);
const conditionItems = { items: array(condition) };
const measured = { column: isString, type: scalarType, predicate, threshold };
const conditionShape = tagged({
  constant: { value: isBoolean },
  and: conditionItems,
  or: conditionItems,
  not: { item: condition },
  any: { predicate },
  count: { predicate, threshold },
  sum: measured,
  min: measured,
  max: measured,
  mean: measured,
  distinct: measured,
  sequence: { chain },
  "users-in": { path: isString },
});

const aggregates = array(
  record({
    over: oneOf("user", "chosen"),
    fn: oneOf("rows", "count", "users", "sum", "mean", "min", "max"),
    column: nullOr(isString),
    columnType: nullOr(scalarType),
    by: nullOr(isString),
    byType: nullOr(scalarType),
    top: nullOr(isInteger),
    name: nullOr(isString),
  }),
);

const funnel = record({
  name: nullOr(isString),
  chain,
  count: oneOf("users", "attempts", "sessions"),
  choice: oneOf("earliest", "latest", "fastest"),
  by: nullOr(
    record({
      columns: array(record({ name: isString, type: scalarType })),
      on: either(oneOf("first", "last"), isInteger),
      top: nullOr(isInteger),
    }),
  ),
  per: nullOr(record({ bucket: oneOf("hour", "day", "week", "month"), zone: isString })),
  durations: nullOr(record({ histogram: nullOr(isInteger) })),
  pending: nullOr(record({ earliest: either(isBigint, isNumber), grain: isInteger })),
  eachStep: nullOr(aggregates),
  atEnd: nullOr(aggregates),
  ending: nullOr(record({ of: isInteger, name: isString })),
});

const plan = record({
  version: isInteger,
  hash: isString,
  dataset: isString,
  users: isString,
  time: isString,
  timeUnit: nullOr(unit),
  warnings: array(isString),
  columns: array(record({ name: isString, type: dataType, nullable: isBoolean })),
  passes: record({
    read: tagged({
      read: { columns: array(isString), rowFilter: nullOr(predicate), required: array(predicate) },
    }),
    group: nullOr(tagged({ group: { users: isString } })),
    sort: nullOr(tagged({ sort: { keys: array(isString) } })),
    scan: tagged({
      scan: {
        filter: nullOr(predicate),
        shared: array(predicate),
        sessionGap: nullOr(isNumber),
        condition,
        funnels: array(funnel),
        ...outputShapes(predicate, scalarType, unit),
        aggregates,
      },
    }),
    gather: nullOr(tagged({ gather: { columns: array(isString) } })),
  }),
});

/** The first member of `data` that is not what a physical plan has there, in words, or null. */
export function shapeProblem(data: unknown): string | null {
  return plan(data, "plan");
}
