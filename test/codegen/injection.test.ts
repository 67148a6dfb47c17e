import fc from "fast-check";
import { expect, test } from "vitest";
import { scanColumns, usualLayout } from "../../src/codegen/kernel-columns.js";
import { wholeForm } from "../../src/codegen/scan-form.js";
import { scanKernel } from "../../src/codegen/scan-kernel.js";
import { plainChain } from "../../src/planner/chain.js";
import type { Predicate } from "../../src/planner/expression.js";
import type { PhysicalPlan } from "../../src/planner/physical/plan.js";

const INT = { kind: "int" } as const;
const STRING = { kind: "string" } as const;

/** A plan in which every place that takes text or a number of a query holds the given ones. */
function planWith(column: string, text: string, number: bigint | number): PhysicalPlan {
  const operand = { kind: "column", name: column, type: STRING } as const;
  const other = { kind: "column", name: `${column}2`, type: INT } as const;
  const literal = (value: string | bigint | number) => ({ kind: "literal", type: STRING, value }) as const;
  const predicates: readonly Predicate[] = [
    { kind: "compare", op: "==", over: "string", left: operand, right: literal(text) },
    { kind: "compare", op: "<", over: "number", left: other, right: literal(number) },
    { kind: "in", over: "string", operand, values: [text, `${text}2`] },
    { kind: "text-match", op: "contains", operand, pattern: text, ignoreCase: false },
    { kind: "text-match", op: "starts", operand, pattern: text, ignoreCase: true },
    { kind: "text-match", op: "like", operand, pattern: text, ignoreCase: false },
    { kind: "text-match", op: "matches", operand, pattern: text, ignoreCase: true },
    {
      kind: "compare",
      op: ">",
      over: "string",
      left: { kind: "date", operand: other, unit: "ms", zone: text },
      right: literal(text),
    },
  ];
  return {
    version: 1,
    hash: "",
    dataset: text,
    users: column,
    time: `${column}2`,
    timeUnit: "ms",
    columns: [
      { name: column, type: STRING, nullable: true },
      { name: `${column}2`, type: INT, nullable: true },
    ],
    warnings: [],
    passes: {
      read: { kind: "read", columns: [column], rowFilter: null, required: [] },
      group: null,
      sort: null,
      gather: null,
      scan: {
        kind: "scan",
        filter: null,
        shared: [],
        sessionGap: null,
        retentions: [],
        paths: [],
        condition: {
          kind: "and",
          items: [
            { kind: "any", predicate: { kind: "or", items: predicates } },
            {
              kind: "sequence",
              chain: plainChain(predicates.map((predicate) => ({ name: text, predicate }))),
            },
            { kind: "users-in", path: text },
            { kind: "count", predicate: predicates[0]!, threshold: { op: "==", target: number } },
          ],
        },
        funnels: [
          {
            name: text,
            chain: plainChain([{ name: text, predicate: predicates[1]! }]),
            count: "users",
            choice: "earliest",
            by: null,
            per: null,
            durations: null,
            pending: null,
            eachStep: null,
            atEnd: null,
            ending: { of: 0, name: text },
          },
        ],
        aggregates: [
          {
            over: "user",
            fn: "count",
            column,
            columnType: STRING,
            by: column,
            byType: STRING,
            top: 3,
            name: text,
          },
        ],
      },
    },
  };
}

function kernelOf(plan: PhysicalPlan) {
  return scanKernel(
    plan,
    scanColumns(plan).map((column) => usualLayout(column, plan.columns)),
    wholeForm(plan),
  );
}

test("kernel text is the same whatever names and literals a query holds", () => {
  const plain = kernelOf(planWith("c", "text", 1n));
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "`+process.exit()+`",
      "$" + "{process.exit()}",
      "*/ evil() /*",
      "'; evil(); '",
      "\u2028evil()",
      "\\",
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, fc.oneof(fc.bigInt(), fc.double()), (column, text, number) => {
      const kernel = kernelOf(planWith(column, text, number));
      expect(kernel.text).toBe(plain.text);
    }),
    { numRuns: 300 },
  );
});

test("names and literals reach the kernel as parameters", () => {
  const { text, parameters } = kernelOf(planWith("column-name", "literal-text", 123456789n));
  expect(text).not.toContain("column-name");
  expect(text).not.toContain("literal-text");
  expect(text).not.toContain("123456789");
  expect(parameters).toContainEqual({ kind: "value", value: "literal-text" });
  expect(parameters).toContainEqual({ kind: "value", value: 123456789n });
});
