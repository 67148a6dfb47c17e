import { expect, test } from "vitest";
import { parseFunnel } from "../../src/parser/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import { interpret, type Row } from "../../src/runtime/interpret/index.js";
import { FLOAT, INT, STRING } from "../../src/types.js";
import { eventDataset, eventLog } from "../support/event-log.js";
import { runOverRows } from "../support/run-over-rows.js";

/** Counterexamples that random tests have found, kept by name. */

const list = (item: typeof INT | typeof FLOAT | typeof STRING) => ({ kind: "list", item }) as const;

async function usersOf(text: string, rows: readonly Row[]): Promise<readonly number[]> {
  const plain = eventDataset(rows.length);
  const columns = [
    ...plain.columns,
    { name: "ints", type: list(INT), nullable: true },
    { name: "floats", type: list(FLOAT), nullable: true },
    { name: "texts", type: list(STRING), nullable: true },
  ];
  const dataset = { ...plain, columns };
  const query = parseFunnel(text, "found.funnel");
  const kernels = await runOverRows({ dataset, rows, query }, { parts: 1, rowGroupSize: 100 });
  return [interpret(buildLogical(bind(query, dataset, {})), rows).users, kernels.users];
}

test.each([
  "ints has all (-1, -1)",
  "floats has all (0, -0.0)",
  "texts has all ('p', 'p')",
  "ints has all (-1, 2)",
])("has all asks for a value that is named twice once: %s", async (predicate) => {
  const [row] = eventLog("u1: a@0");
  const rows = [{ ...row, ints: [2n, -1n], floats: [0], texts: ["p"] }];
  expect(await usersOf(`where any(${predicate})`, rows)).toEqual([1, 1]);
});

test("a step at time -Infinity is earlier than any other", async () => {
  const plain = eventDataset(2);
  const columns = plain.columns.map((column) =>
    column.name === plain.time ? { ...column, type: FLOAT } : column,
  );
  const dataset = { ...plain, columns };
  const [first, second] = eventLog("u1: a@0 b@5");
  const rows = [
    { ...first, [plain.time]: Number.NEGATIVE_INFINITY },
    { ...second, [plain.time]: 5 },
  ];
  const query = parseFunnel('funnel { step event == "a" step event == "b" }', "found.funnel");
  const kernels = await runOverRows({ dataset, rows, query }, { parts: 1, rowGroupSize: 100 });
  expect(interpret(buildLogical(bind(query, dataset, {})), rows)).toEqual(kernels);
  expect(kernels.funnels[0]?.steps.map((step) => step.users)).toEqual([1, 1]);
});
