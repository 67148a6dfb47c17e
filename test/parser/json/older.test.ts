import { expect, test } from "vitest";
import { fromJson } from "../../../src/parser/json/index.js";
import { meaning, refusal } from "./support.js";

const parsed = (document: unknown) => fromJson(JSON.stringify(document), "query.json");
const is = (event: string) => ({ column: "event", operator: "==", target: `'${event}'` });
const counted = (event: string, operator: string, target: number) => ({
  type: "filter",
  filter: is(event),
  evaluator: { type: "size", column: null },
  hitcount: { target, operator },
});

/** Documents of the older form, and what they are today. */
const pairs: readonly (readonly [string, unknown, unknown])[] = [
  [
    "a count of rows",
    { logical_expr: "and", conditions: [counted("transaction", ">=", 3)] },
    { query: { conditions: [{ filter: ["event", "==", "transaction"], target: ["count", ">=", 3] }] } },
  ],
  [
    "two counts",
    { logical_expr: "and", conditions: [counted("transaction", ">=", 3), counted("view", "<", 50)] },
    {
      query: {
        conditions: [
          { filter: ["event", "==", "transaction"], target: ["count", ">=", 3] },
          { filter: ["event", "==", "view"], target: ["count", "<", 50] },
        ],
      },
    },
  ],
  [
    "filters in one row",
    {
      logical_expr: "and",
      conditions: [
        {
          type: "mfilter",
          relation: "&",
          filters: [is("transaction"), { column: "price", operator: ">=", target: "100000" }],
          evaluator: { type: "size", column: null },
          hitcount: { target: 1, operator: ">=" },
        },
      ],
    },
    {
      query: {
        conditions: [
          {
            filters: [
              { column: "event", op: "==", value: "transaction" },
              { column: "price", op: ">=", value: 100000 },
            ],
          },
        ],
      },
    },
  ],
  [
    "any of two filters, summed, or a sequence",
    {
      logical_expr: "or",
      conditions: [
        {
          type: "mfilter",
          relation: "|",
          filters: [is("transaction"), { column: "categoryid", operator: "==", target: "'999'" }],
          evaluator: { type: "sum", column: "price" },
          hitcount: { target: 100000, operator: ">" },
        },
        { type: "sequence", filters: [{ column: "eventId", operator: "==", target: "187359" }, is("view")] },
      ],
    },
    {
      query: {
        relation: "or",
        conditions: [
          {
            filter: {
              or: [
                ["event", "==", "transaction"],
                ["categoryid", "==", "999"],
              ],
            },
            target: ["sum", "price", ">", 100000],
          },
          { sequence: [{ filter: ["eventId", "==", 187359] }, { filter: ["event", "==", "view"] }] },
        ],
      },
    },
  ],
  [
    "a funnel",
    {
      logical_expr: "and",
      conditions: [counted("view", ">=", 5)],
      breakdown_sequence: [is("addtocart"), is("transaction"), is("addtocart"), is("transaction")],
    },
    {
      query: { conditions: [{ filter: ["event", "==", "view"], target: ["count", ">=", 5] }] },
      funnel: {
        sequence: ["addtocart", "transaction", "addtocart", "transaction"].map((event) => ({
          filter: ["event", "==", event],
        })),
      },
    },
  ],
  ["nothing but an operator", { logical_expr: "or", conditions: [] }, {}],
  [
    "a condition without counts",
    { conditions: [{ type: "filter", filter: is("view") }] },
    { query: { conditions: [{ filter: ["event", "==", "view"] }] } },
  ],
];
test.each(pairs)("%s", (_, older, modern) => {
  const query = parsed(older);
  expect(query.form).toBe("older-json");
  expect(meaning(query)).toEqual(meaning(parsed(modern)));
});

test("every filter of the older form is checked against the dataset", () => {
  const { checks } = parsed(pairs[3]?.[1]);
  expect(checks.map(({ kind }) => kind)).toEqual([...Array(4).fill("predicate"), "numeric-column"]);
});

/** Targets as JSON, and the literal that they are. */
const targets: readonly (readonly [string, object])[] = [
  [String.raw`"'it\\'s'"`, { type: "string", value: "it's" }],
  [String.raw`"\"x\""`, { type: "string", value: "x" }],
  [`"''"`, { type: "string", value: "" }],
  [`"'5'"`, { type: "string", value: "5" }],
  [`"-9007199254740993"`, { type: "int", value: -9007199254740993n }],
  [`"1.5"`, { type: "float", value: 1.5 }],
  [`"2.0"`, { type: "int", value: 2n }],
  [`"True"`, { type: "bool", value: true }],
  [`" false "`, { type: "bool", value: false }],
  ["9007199254740993", { type: "int", value: 9007199254740993n }],
];
test.each(targets)("a target %s", (target, value) => {
  const filter = `{"column": "a", "operator": "==", "target": ${target}}`;
  const { where } = fromJson(`{"conditions": [{"type": "filter", "filter": ${filter}}]}`, "query.json");
  expect(where).toMatchObject({ predicate: { right: { value } } });
});

test.each(["abc", "", "'", "1.2.3", "0x10", "1e999", "null"])("refuses the target %j", (target) => {
  const filter = { column: "a", operator: "==", target };
  expect(refusal(JSON.stringify({ conditions: [{ type: "filter", filter }] })).code).toBe("older-target");
});
