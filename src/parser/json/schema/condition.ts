import { COMPARE_OPS, MEASURES } from "../operators.js";
import { chainClauses, stepClauses } from "./chain.js";
import {
  beginsWith,
  choose,
  chooseByKey,
  closed,
  definition,
  listOf,
  type Schema,
  STRING,
  WHOLE,
} from "./choose.js";

const object: Schema = { type: "object" };
const op: Schema = { enum: COMPARE_OPS };
const number: Schema = { type: "number" };
const kindIs = (type: string): Schema => ({ properties: { type: { const: type } } });
const startsWith = (type: string): Schema => ({ items: [{ const: type }], minItems: 1 });
const tuple = (title: string, items: readonly Schema[]): Schema => ({
  title,
  type: "array",
  items,
  minItems: items.length,
  additionalItems: false,
});
const targetType: Schema = { enum: ["count", "sum"] };

const target: Schema = {
  title: "a target",
  type: ["array", "object"],
  ...choose(
    [
      {
        when: { type: "array" },
        use: choose(
          [
            {
              when: startsWith("count"),
              use: tuple('a target ["count", operator, number]', [targetType, op, WHOLE]),
            },
            {
              when: startsWith("sum"),
              use: tuple('a target ["sum", column, operator, number]', [targetType, STRING, op, number]),
            },
          ],
          { title: "a target", items: [targetType], minItems: 3 },
        ),
      },
      {
        when: { type: "object", required: ["type"], ...kindIs("sum") },
        use: closed("a sum target", { type: targetType, column: STRING, op, value: number }, [
          "type",
          "column",
          "op",
          "value",
        ]),
      },
      {
        when: { type: "object" },
        use: closed("a count target", { type: targetType, op, value: WHOLE }, ["type", "op", "value"]),
      },
    ],
    {},
  ),
};

const targetKeys = { target: definition("target"), includeZero: { type: "boolean" } };
const steps = listOf(definition("link"), 1);
const filters = listOf(definition("verboseFilter"), 1);

/** The three conditions of Funnel Rocket; `named` in a list of conditions, where a relation may refer to them. */
const conditionKeys = (named: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> => ({
  filter: closed('a condition with "filter"', { filter: definition("filter"), ...targetKeys, ...named }, [
    "filter",
  ]),
  filters: closed('a condition with "filters"', { filters, ...targetKeys, ...named }, ["filters"]),
  sequence: closed('a condition with "sequence"', { sequence: steps, ...chainClauses, ...named }, [
    "sequence",
  ]),
});
/** Reached by an object with none of the keys that begin one; `others` are keys that it might have besides. */
const begins = (title: string, first: readonly string[], others: readonly string[]): Schema => ({
  description: beginsWith(first),
  ...closed(title, Object.fromEntries([...first, ...others].map((key) => [key, {}])), first.slice(0, 1)),
});

const listed = conditionKeys({ name: STRING });
const measured: Schema = choose(
  [
    {
      when: { properties: { measure: { const: "count" } } },
      use: closed(
        "a count",
        { measure: { enum: MEASURES }, where: definition("expression"), op, value: definition("number") },
        ["measure", "op", "value"],
      ),
    },
  ],
  closed(
    "a measure",
    {
      measure: { enum: MEASURES },
      column: STRING,
      where: definition("expression"),
      op,
      value: definition("number"),
    },
    ["measure", "column", "op", "value"],
  ),
);
/** Definitions of what begins with a key in a tree. */
const branches: Readonly<Record<string, Schema>> = {
  and: closed('an "and"', { and: listOf(definition("conditionTree"), 1) }, ["and"]),
  or: closed('an "or"', { or: listOf(definition("conditionTree"), 1) }, ["or"]),
  not: closed('a "not"', { not: definition("conditionTree") }, ["not"]),
  any: closed('an "any"', { any: definition("expression") }, ["any"]),
  none: closed('a "none"', { none: definition("expression") }, ["none"]),
  every: closed('an "every"', { every: definition("expression") }, ["every"]),
  measure: measured,
  ...conditionKeys({}),
  usersIn: closed("a set of users", { usersIn: STRING }, ["usersIn"]),
  usersNotIn: closed("a set of users", { usersNotIn: STRING }, ["usersNotIn"]),
};

const branchName = (key: string) => `condition.${key}`;
const tree = Object.fromEntries(Object.keys(branches).map((key) => [key, definition(branchName(key))]));

/** A step of a funnel may have a name; a link of a sequence has none. */
const chainItem = (title: string, named: Readonly<Record<string, Schema>>): Schema => {
  const more = { ...named, ...stepClauses };
  const cases: Readonly<Record<string, Schema>> = {
    filter: closed(`${title} with "filter"`, { filter: definition("filter"), ...more }, ["filter"]),
    filters: closed(`${title} with "filters"`, { filters, ...more }, ["filters"]),
  };
  return {
    title,
    ...object,
    ...chooseByKey(cases, begins(title, Object.keys(cases), Object.keys(more))),
  };
};

/** Definitions for what is said about a whole user. */
export const conditionDefinitions: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(Object.entries(branches).map(([key, schema]) => [branchName(key), schema])),
  target,
  step: chainItem("a step", { name: STRING }),
  link: chainItem("a step of a sequence", {}),
  condition: {
    title: "a condition",
    ...object,
    ...chooseByKey(listed, begins("a condition", Object.keys(listed), ["name", "target", "includeZero"])),
  },
  conditionTree: {
    title: "a condition",
    ...object,
    ...chooseByKey(tree, begins("a condition", Object.keys(tree), [])),
  },
};
