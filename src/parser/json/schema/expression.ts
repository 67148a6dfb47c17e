import { ARITHMETIC_OPS, CALLS, COMPARE_OPS, FILTER_OPS, HAS_OPS, TEXT_OPS } from "../operators.js";
import {
  beginsWith,
  choose,
  chooseByKey,
  closed,
  definition,
  listOf,
  type Schema,
  STRING,
} from "./choose.js";

const negated = (ops: readonly string[]): string[] => ops.flatMap((op) => [op, `not ${op}`]);
const textOps = negated(Object.keys(TEXT_OPS));
const hasOps = Object.keys(HAS_OPS);
const expression = definition("expression");
const filterOp: Schema = { enum: FILTER_OPS };

const INSTANT = "^\\d{4}-\\d{2}-\\d{2}";
const DURATION = "^-?(\\d+(ms|s|m|h|d|w))+$";
const LENGTH = "^(\\d+(ms|s|m|h|d|w))+$";

const param = closed("a parameter", { param: STRING }, ["param"]);
const float = closed("a float", { float: { type: "number" } }, ["float"]);
const instant = closed(
  "an instant",
  {
    instant: {
      type: "string",
      pattern: INSTANT,
      title: "an ISO 8601 instant such as 2015-05-03T10:00:00Z",
    },
  },
  ["instant"],
);
const duration = closed(
  "a duration",
  {
    duration: {
      type: ["string", "number"],
      pattern: DURATION,
      title: "a duration such as 1d12h, or milliseconds",
    },
  },
  ["duration"],
);
const boxed = (types: readonly string[]): Schema =>
  closed("a literal", { literal: { title: "a literal", type: types } }, ["literal"]);
const literalKeys = { literal: boxed(["string", "number", "boolean"]), float, instant, duration, param };

/** Reached by an object with none of the keys that begin one: every key of it is unknown, and an empty one too small. */
function keysOf(title: string, known: Readonly<Record<string, Schema>>): Schema {
  const properties = Object.fromEntries(Object.keys(known).map((key) => [key, {}]));
  const description = beginsWith(Object.keys(known));
  return { title, description, type: "object", properties, minProperties: 1, additionalProperties: false };
}

/** A literal: bare when it is of one of `types`, else an object that begins with one of these keys. */
function literalOf(
  title: string,
  types: readonly string[],
  keys: Readonly<Record<string, Schema>>,
  more: Schema = {},
): Schema {
  const object = { when: { type: "object" }, use: chooseByKey(keys, keysOf(title, keys)) };
  return { title, type: [...types, "object"], ...more, ...choose([object], {}) };
}

const binary = (title: string, ops: readonly string[], right: Schema, more: Record<string, Schema> = {}) =>
  closed(title, { op: { enum: ops }, left: expression, right, ...more }, ["op", "left", "right"]);
const nullOps = ["is null", "is not null"];

/** Definitions of what has `op`, with the operators of each. */
const operations: Readonly<Record<string, { readonly ops: readonly string[]; readonly schema: Schema }>> = {
  comparison: { ops: COMPARE_OPS, schema: binary("a comparison", COMPARE_OPS, expression) },
  arithmetic: { ops: ARITHMETIC_OPS, schema: binary("an arithmetic expression", ARITHMETIC_OPS, expression) },
  membership: {
    ops: negated(["in"]),
    schema: binary('an "in" list', negated(["in"]), listOf(definition("literal"), 1)),
  },
  range: {
    ops: negated(["between"]),
    schema: binary("a range", negated(["between"]), {
      type: "array",
      items: [expression, expression],
      minItems: 2,
      additionalItems: false,
    }),
  },
  textComparison: {
    ops: textOps,
    schema: binary("a text comparison", textOps, definition("text"), { ignoreCase: { type: "boolean" } }),
  },
  listTest: { ops: hasOps, schema: binary('a "has" list', hasOps, listOf(definition("literal"), 1)) },
  nullTest: {
    ops: nullOps,
    schema: closed("a null test", { op: { enum: nullOps }, left: expression }, ["op", "left"]),
  },
};
const operation: Schema = choose(
  Object.entries(operations).map(([name, { ops }]) => ({
    when: { properties: { op: { enum: ops } } },
    use: definition(name),
  })),
  {
    title: "an expression",
    properties: { op: { enum: Object.values(operations).flatMap(({ ops }) => ops) } },
  },
);

/** Definitions of what begins with a key; apart from each other, so that a deep tree takes little stack to check. */
const branches: Readonly<Record<string, Schema>> = {
  and: closed('an "and"', { and: listOf(expression, 1) }, ["and"]),
  or: closed('an "or"', { or: listOf(expression, 1) }, ["or"]),
  not: closed('a "not"', { not: expression }, ["not"]),
  op: operation,
  column: closed("a column", { column: STRING }, ["column"]),
  name: closed("a name", { name: STRING }, ["name"]),
  negate: closed("a negation", { negate: expression }, ["negate"]),
  call: closed(
    "a call",
    {
      call: { enum: CALLS },
      args: { type: "array", items: expression, minItems: 1, maxItems: 1 },
      zone: STRING,
    },
    ["call", "args"],
  ),
  ...literalKeys,
  literal: boxed(["string", "number", "boolean", "null"]),
};
const branchName = (key: string) => `expression.${key}`;
const treeKeys = Object.fromEntries(Object.keys(branches).map((key) => [key, definition(branchName(key))]));
const tree = definition("expressionTree");

const verboseWhen: Schema = {
  anyOf: [{ required: ["value"] }, { required: ["column", "op"] }],
};

/** Definitions for what is said about one row. */
export const expressionDefinitions: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(Object.entries(branches).map(([key, schema]) => [branchName(key), schema])),
  ...Object.fromEntries(Object.entries(operations).map(([name, { schema }]) => [name, schema])),
  expressionTree: chooseByKey(treeKeys, keysOf("an expression", treeKeys)),
  literal: literalOf("a literal", ["string", "number", "boolean"], literalKeys),
  number: literalOf("a number", ["number"], { literal: boxed(["number"]), float, param }),
  text: literalOf("a text", ["string"], { literal: boxed(["string"]), param }),
  span: literalOf(
    "a length of time such as 7d",
    ["string", "number"],
    { literal: boxed(["number"]), float, duration, param },
    { pattern: LENGTH, minimum: 0 },
  ),
  bound: literalOf(
    "a bound of the timeframe",
    ["integer"],
    { literal: boxed(["number"]), float, instant, param },
    { minimum: 0 },
  ),
  shorthandFilter: {
    title: "a filter [column, operator, value]",
    type: "array",
    items: [STRING, filterOp, definition("literal")],
    minItems: 3,
    additionalItems: false,
  },
  verboseFilter: closed("a filter", { column: STRING, op: filterOp, value: definition("literal") }, [
    "column",
    "op",
    "value",
  ]),
  filter: {
    title: "a filter",
    description: "A predicate about one row: Funnel Rocket's filter, or an expression.",
    type: ["array", "object"],
    ...choose(
      [
        { when: { type: "array" }, use: definition("shorthandFilter") },
        {
          when: { anyOf: [{ required: ["column"] }, { required: ["value"] }] },
          use: definition("verboseFilter"),
        },
        { when: { type: "object", maxProperties: 0 }, use: definition("verboseFilter") },
        { when: { type: "object" }, use: tree },
      ],
      {},
    ),
  },
  expression: {
    title: "an expression",
    type: ["array", "object", "string", "number", "boolean"],
    ...choose(
      [
        { when: { type: "array" }, use: definition("shorthandFilter") },
        { when: { type: "object", ...verboseWhen }, use: definition("verboseFilter") },
        { when: { type: "object" }, use: tree },
      ],
      {},
    ),
  },
};
