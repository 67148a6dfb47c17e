import { expect, test } from "vitest";
import type { KeyColumn } from "../../src/runtime/keys.js";
import { PathsCollector } from "../../src/runtime/paths/collector.js";
import { RetentionCollector } from "../../src/runtime/retention/collector.js";
import { STRING } from "../../src/types.js";

/** One user with a row a second, each of which is everything at once. */
const ROWS = 1_000_000;
const bits = new Uint8Array(ROWS).fill(3);
const timeAt = (row: number): number => row;
const constant = { kind: "constant", value: true } as const;

test("a user of a million starts and returns takes time linear in them", () => {
  const columns = Array.from({ length: 8 }, (_, k) => ({ from: k, to: k, due: k }));
  const collector = new RetentionCollector(
    {
      name: null,
      start: constant,
      comeback: constant,
      period: { kind: "every", span: 1000 },
      mode: "exact",
      columns,
      cohort: { of: "each", per: null },
      by: null,
      pending: { earliest: BigInt(ROWS), grain: 1 },
    },
    timeAt,
    null,
  );
  const start = performance.now();
  collector.user(0, ROWS, bits);
  expect(performance.now() - start).toBeLessThan(20_000);
  const [row] = collector.partial().cells;
  // The last row returns nowhere; from period 1 on the last starts have no row any more.
  expect([...(row ?? [])].slice(0, 6)).toEqual([ROWS, ROWS - 1, 1, ROWS - 999, ROWS - 999, ROWS - 1000]);
}, 60_000);

test("a user of a million base rows takes time linear in them, and the tree no more than its branches", () => {
  const keys: KeyColumn = {
    kind: "key",
    codes: Int32Array.from({ length: ROWS }, (_, row) => row % 3),
    dictionary: ["a", "b", "c"],
  };
  const collector = new PathsCollector(
    {
      name: null,
      direction: "next",
      base: constant,
      dropped: null,
      choice: "each",
      rows: constant,
      length: 5,
      by: { name: "k", type: STRING },
      within: null,
      collapse: false,
      top: 10,
    },
    timeAt,
    keys,
  );
  const start = performance.now();
  collector.user(0, ROWS, bits);
  expect(performance.now() - start).toBeLessThan(20_000);
  const { tree, users } = collector.partial();
  expect([users, tree.counts.length, tree.counts[0]]).toEqual([1, 1 + 3 * 5, ROWS]);
}, 60_000);
