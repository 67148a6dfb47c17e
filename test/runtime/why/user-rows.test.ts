import { expect, test } from "vitest";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { readUserRows } from "../../../src/runtime/why/user-rows.js";
import { countingStore } from "../../support/counting-store.js";
import { logInfo } from "../../support/log-table.js";
import { memoryStore } from "../../support/memory-store.js";
import { writeParts } from "../../support/run-over-rows.js";

const rows: readonly Row[] = Array.from({ length: 4_000 }, (_, i) => ({
  user: BigInt(Math.floor(i / 4)),
  time: BigInt(i),
  seq: 0n,
  event: Array.from({ length: 12 }, (_, k) =>
    ((i * 2_654_435_761 + k * 40_503) % 4_294_967_291).toString(36),
  ).join(""),
  item: null,
  brand: "b",
}));

test("only row groups that can hold the user are read, and of others nothing", async () => {
  const memory = memoryStore();
  const dataset = await writeParts(
    memory,
    { dataset: logInfo, rows },
    { parts: 1, rowGroupSize: 100, layout: "sorted" },
  );
  const store = countingStore(memory);
  expect(await readUserRows(dataset, 5_000n, ["event", "time"], store)).toEqual([]);
  const footer = store.bytes;
  store.reset();
  expect(await readUserRows(dataset, 500n, ["event", "time"], store)).toEqual(
    rows.slice(2_000, 2_004).map(({ event, time }) => ({ event, time })),
  );
  // One of 40 row groups; the footer is known by now.
  const size = dataset.parts[0]?.size ?? 0;
  expect(store.bytes).toBeGreaterThan(0);
  expect(store.bytes).toBeLessThan((size - footer) / 15);
});
