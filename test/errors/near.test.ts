import { describe, expect, it } from "vitest";
import { nearest } from "../../src/errors/near.js";

describe("nearest", () => {
  const columns = ["event", "itemid", "price", "timestamp", "visitorid"];

  it.each([
    ["evnt", "event"],
    ["Event", "event"],
    ["pirce", "price"],
    ["item_id", "itemid"],
    ["timestmap", "timestamp"],
    ["visitor", "visitorid"],
    ["vendor", undefined],
    ["x", undefined],
    ["", undefined],
    ["eve", undefined],
  ])("%s -> %s", (name, expected) => expect(nearest(name, columns)).toBe(expected));

  it("prefers the smallest distance, then the first", () => {
    expect(nearest("cat", ["cab", "cats", "car"])).toBe("cab");
    expect(nearest("cats", ["cab", "cuts", "cat"])).toBe("cuts");
  });

  it("gives up on names that nobody typed", () =>
    expect(nearest("x".repeat(1_000_000), ["x"])).toBe(undefined));
});
