import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { funnelSchema } from "../../../src/parser/json/schema/index.js";
import { validateDocument } from "../../../src/parser/json/validate.js";

const published: unknown = JSON.parse(
  readFileSync(new URL("../../../grammar/funnel.schema.json", import.meta.url), "utf8"),
);

test("the published schema is the one that the reader uses", () => {
  expect(published, "run: npx tsx scripts/generate-schema.ts").toEqual(
    JSON.parse(JSON.stringify(funnelSchema)),
  );
});

test("the published schema is valid JSON Schema of draft 07", () => {
  const ajv = new Ajv({ strict: false });
  expect(ajv.validateSchema(funnelSchema)).toBe(true);
});

test("every definition is used, and every reference defined", () => {
  const text = JSON.stringify(funnelSchema);
  const used = new Set([...text.matchAll(/#\/definitions\/([\w.]+)/g)].map((match) => match[1]));
  const { definitions } = funnelSchema;
  expect([...used].sort()).toEqual(Object.keys(definitions ?? {}).sort());
});

const accepted = [
  {},
  { query: { conditions: [], aggregations: [] } },
  { timeframe: { from: 0, to: 5.0 } },
  { query: { conditions: [{ filter: ["a", "==", 1], target: ["count", ">", 1.0] }] } },
  { query: { conditions: [{ filter: { column: "", op: "contains", value: true } }] } },
  { query: { aggregations: { columns: [{ column: "a", type: "count", name: "" }] } } },
  { funnel: { sequence: [{ filter: ["a", "==", 1], rowFound: true }], maxDuration: -5 } },
  { conditions: [], logical_expr: "or" },
  { breakdown_sequence: [{ column: "a", operator: "!=", target: 5 }] },
];
test.each(accepted.map((document) => [JSON.stringify(document), document]))("accepts %s", (_, document) => {
  expect(validateDocument(document)).toBeUndefined();
});

const refused = [
  { query: { conditions: [{ filter: ["a", "==", 1], target: ["count", "==", true] }] } },
  { query: { conditions: [{ filter: ["a", "==", 1], target: ["sum", "b", "==", true] }] } },
  { query: { conditions: [{ filters: [["a", "==", 1]] }] } },
  { query: { conditions: [{ any: ["a", "==", 1] }] } },
  { query: { where: { name: "a", filter: ["a", "==", 1] } } },
  { query: { conditions: [{ sequence: [{ name: "x", filter: ["a", "==", 1] }] }] } },
  { funnel: { sequence: [{ filter: "a" }] } },
  { funnel: { sequence: [{ filter: { column: "a" } }] } },
  { timeframe: { from: "2015-05-03" } },
  { query: {}, logical_expr: "and" },
  { conditions: [{ type: "filter", filters: [] }] },
];
test.each(refused.map((document) => [JSON.stringify(document), document]))("refuses %s", (_, document) => {
  expect(() => validateDocument(document)).toThrow(FrocketError);
});
