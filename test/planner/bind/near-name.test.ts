import { expect, test } from "vitest";
import { nearNameHint } from "../../../src/planner/bind/near-name.js";

test.each([
  ["evnt", ["event", "price"], 'did you mean "event"? has: event, price'],
  ["EVENT", ["event"], 'did you mean "event"? has: event'],
  ["pirce", ["event", "price"], 'did you mean "price"? has: event, price'],
  ["x", ["y"], 'did you mean "y"? has: y'],
  ["quantity", ["event", "price"], "has: event, price"],
  ["x", [], undefined],
])("%s among %j", (name, known, expected) => {
  expect(nearNameHint(name, known, "has")).toBe(expected);
});

test("a long list is cut", () => {
  const known = Array.from({ length: 40 }, (_, i) => `column_${String(i).padStart(2, "0")}`);
  expect(nearNameHint("zzz", known, "has")).toMatch(/^has: column_00, .*, column_29, and 10 more$/);
});
