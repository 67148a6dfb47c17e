import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import { describeStrategy } from "../../../src/runtime/strategy/describe.js";
import { memoryStore } from "../../support/memory-store.js";
import { physicalPlan, writeParts } from "../../support/run-over-rows.js";
import { eventRows } from "../store/event-rows.js";
import { answerWith, columnStore, storeFolder } from "../store/stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);

/** Event "c" is rare here: 3 users have it. */
async function setting(name: string) {
  const events = eventRows(3);
  const rows = events.rows.map((row) =>
    row.event === "c" && Number(row.user) % 13 !== 0 ? { ...row, event: "a" } : row,
  );
  const store = memoryStore();
  const dataset = await writeParts(store, { ...events, rows }, { parts: 1, rowGroupSize: 100 });
  return { store, dataset, directory: join(folder.path, name) };
}

async function kindOf(text: string): Promise<string> {
  const { store, dataset, directory } = await setting("kinds");
  const query = parseFunnel(text, "t.funnel");
  const columns = columnStore(directory);
  await answerWith(columns, query, dataset, store);
  const { stats } = await answerWith(columns, query, dataset, store);
  return stats.parts.map(({ strategy }) => strategy.kind).join();
}

test.each([
  ["", "count"],
  ["aggregate { count  users  users by event  sum(n) }", "count"],
  ['where count(event == "c") >= 2', "count"],
  ['where none(event == "c")', "count"],
  ["where count() > 8", "count"],
  ['funnel { step event == "a"  step event == "c" }', "candidates"],
  ['where any(event == "c" and n > 2)', "candidates"],
  ['where sequence(event == "c" -> event == "a")', "candidates"],
  ['where any(event == "c") and count(event == "c") > 300\naggregate { sum(n) }', "count"],
  ["where sum(n) > 3", "all"],
  ["aggregate { users by n }", "all"],
  ['funnel { step event == "a"  step event == "c"  each step { sum(n) } }', "candidates"],
])("%s is answered by %s", async (text, kind) => {
  expect(await kindOf(text)).toBe(kind);
});

test("what indexes settle is answered from disk without a column", async () => {
  const { store, dataset, directory } = await setting("lazy");
  const query = parseFunnel('where count(event == "c") >= 2', "t.funnel");
  const columns = columnStore(directory);
  const { result } = await answerWith(columns, query, dataset, store);
  // The first touch keeps columns, the next one makes indexes of them.
  await answerWith(columns, query, dataset, store);
  await columns.flush();
  const later = columnStore(directory);
  const again = await answerWith(later, query, dataset, store);
  expect(again.result).toEqual(result);
  const part = dataset.parts[0];
  if (part === undefined) throw new Error("no part");
  const { blocks } = later.taskFor(part, dataset.info, ["event", "time"]);
  expect(blocks.map(({ name }) => name).sort()).toEqual(["index:event", "runs"]);
});

test("explain tells what can be known before a part is looked at", () => {
  const { dataset } = eventRows(1);
  const linesOf = (text: string) => describeStrategy(physicalPlan(parseFunnel(text, "t.funnel"), dataset));
  expect(linesOf("where sum(n) > 3")).toEqual(["every user is walked"]);
  expect(linesOf('where any(event == "b")\nfunnel { step event == "a"  step event == "b" }')).toEqual([
    "over kept columns, indexes of event, each where it has at most 64 values",
    "users whose condition they decide are not tested",
    "users without a row of a funnel's step 2 are counted, not walked",
  ]);
  expect(linesOf("aggregate { users by event }")).toEqual([
    "over kept columns, indexes of event, each where it has at most 64 values",
    "no user is walked where these indexes are",
    "users by event top 10: without a walk",
  ]);
});
