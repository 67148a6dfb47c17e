import { expect, test } from "vitest";
import type { GroupNode } from "../../../src/planner/logical/plan.js";
import { groupUsers } from "../../../src/runtime/interpret/group.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { intCompare } from "../../support/plain-plan.js";

const scan = {
  kind: "scan",
  dataset: "log",
  columns: [],
  deferred: [],
  rowFilter: null,
  required: [],
} as const;
const group = (order: readonly string[]): GroupNode => ({
  kind: "group",
  users: "user",
  time: "time",
  order,
  input: scan,
});

/** The streams as `user:tag tag`. */
function streams(rows: readonly Row[], node = group([])): string[] {
  return groupUsers(node, rows, []).map(({ id, rows }) => `${id}:${rows.map((row) => row.tag).join("")}`);
}

test("a stream is sorted by time, then by file row position, and users may be interleaved", () => {
  const rows = [
    { user: 2n, time: 5n, tag: "a" },
    { user: 1n, time: 3n, tag: "b" },
    { user: 2n, time: 1n, tag: "c" },
    { user: 2n, time: 5n, tag: "d" },
    { user: 1n, time: 3n, tag: "e" },
  ];
  expect(streams(rows)).toEqual(["2:cad", "1:be"]);
});

test("order columns break ties in time, the first one strongest, nulls first", () => {
  const rows = [
    { user: "u", time: 0, seq: 2n, sub: "a", tag: "a" },
    { user: "u", time: 0, seq: 1n, sub: "\u{10000}", tag: "b" },
    { user: "u", time: 0, seq: 1n, sub: "\uffff", tag: "c" },
    { user: "u", time: 0, seq: null, sub: "z", tag: "d" },
    { user: "u", time: -1, seq: 9n, sub: "z", tag: "e" },
  ];
  expect(streams(rows, group(["seq", "sub"]))).toEqual(["u:edcba"]);
});

test("wide ids and times stay apart; a timeframe drops rows and users without any left", () => {
  const rows = [
    { user: 9_007_199_254_740_993n, time: 2n ** 60n + 1n, tag: "a" },
    { user: 9_007_199_254_740_992n, time: 0n, tag: "b" },
    { user: 9_007_199_254_740_993n, time: 2n ** 60n, tag: "c" },
  ];
  expect(streams(rows)).toEqual(["9007199254740993:ca", "9007199254740992:b"]);
  const input = { kind: "filter", predicate: intCompare("time", ">", 0n), input: scan } as const;
  expect(streams(rows, { ...group([]), input })).toEqual(["9007199254740993:ca"]);
});
