import { join } from "node:path";
import { expect } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import { countingStore } from "../../support/counting-store.js";
import { memoryStore } from "../../support/memory-store.js";
import { writeParts } from "../../support/run-over-rows.js";
import { eventRows } from "./event-rows.js";
import { answerWith, columnStore } from "./stored-run.js";

/** A query that looks at most columns, one of them late. */
export const query = parseFunnel(
  'where any(event == "b")\naggregate { count by item  sum(n) }\nfunnel { step event == "a"  step event == "b" }',
  "test.funnel",
);

/** A dataset of two parts in a counting store, and a folder of its own for columns. */
export async function setting(folder: { readonly path: string }, name: string) {
  const files = memoryStore();
  const dataset = await writeParts(files, eventRows(1), { parts: 2, rowGroupSize: 100 });
  const store = countingStore(files);
  const directory = join(folder.path, name);
  return { files, store, dataset, directory };
}

/** Fills the folder and gives the right answer. */
export async function fill({ store, dataset, directory }: Awaited<ReturnType<typeof setting>>) {
  const columns = columnStore(directory);
  const { result } = await answerWith(columns, query, dataset, store);
  await columns.flush();
  expect(columns.takeWarnings()).toEqual([]);
  store.reset();
  return result;
}
