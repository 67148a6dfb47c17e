import { COMPARE_OPS, FILTER_OPS } from "../operators.js";
import { choose, closed, definition, listOf, type Schema, STRING, WHOLE } from "./choose.js";

const evaluator: Schema = {
  title: "an evaluator",
  type: "object",
  ...choose(
    [
      {
        when: { required: ["type"], properties: { type: { const: "sum" } } },
        use: closed("a sum evaluator", { type: { enum: ["size", "sum"] }, column: STRING }, [
          "type",
          "column",
        ]),
      },
    ],
    closed("an evaluator", { type: { enum: ["size", "sum"] }, column: { type: "null" } }, ["type"]),
  ),
};
const op: Schema = { enum: COMPARE_OPS };
const hitcount = (target: Schema) => closed("a hitcount", { target, operator: op }, ["target", "operator"]);
const type: Schema = { enum: ["filter", "mfilter", "sequence"] };
const counted = { evaluator: definition("olderEvaluator"), hitcount: definition("olderHitcount") };
const filters = listOf(definition("olderFilter"), 1);
const summed: Schema = {
  required: ["evaluator"],
  properties: { evaluator: { required: ["type"], properties: { type: { const: "sum" } } } },
};
const typeIs = (name: string): Schema => ({ required: ["type"], properties: { type: { const: name } } });

/** Definitions for the older form. */
export const olderDefinitions: Readonly<Record<string, Schema>> = {
  olderEvaluator: evaluator,
  olderHitcount: hitcount({ type: "number" }),
  olderFilter: closed(
    "a filter",
    { column: STRING, operator: { enum: FILTER_OPS }, target: { type: ["string", "number", "boolean"] } },
    ["column", "operator", "target"],
  ),
  olderCondition: {
    title: "a condition",
    type: "object",
    required: ["type"],
    ...choose([{ when: summed, use: {} }], { properties: { hitcount: hitcount(WHOLE) } }),
    allOf: [
      choose(
        [
          {
            when: typeIs("filter"),
            use: closed(
              'a condition of type "filter"',
              { type, filter: definition("olderFilter"), ...counted },
              ["filter"],
            ),
          },
          {
            when: typeIs("mfilter"),
            use: closed(
              'a condition of type "mfilter"',
              { type, relation: { enum: ["&", "|"] }, filters, ...counted },
              ["filters"],
            ),
          },
          {
            when: typeIs("sequence"),
            use: closed('a condition of type "sequence"', { type, filters }, ["filters"]),
          },
        ],
        { title: "a condition", required: ["type"], properties: { type } },
      ),
    ],
  },
  olderDocument: closed(
    "a query document of the older form",
    {
      logical_expr: STRING,
      conditions: listOf(definition("olderCondition")),
      breakdown_sequence: listOf(definition("olderFilter")),
    },
    [],
  ),
};
