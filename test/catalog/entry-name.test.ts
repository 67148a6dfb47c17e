import { describe, expect, it } from "vitest";
import { entryName } from "../../src/catalog/entry-name.js";

describe("entryName", () => {
  it("keeps plain names readable", () => {
    expect(entryName("retail_2015-q2")).toBe("retail_2015-q2");
  });

  it("encodes whatever a file system may treat specially", () => {
    expect(entryName("")).toBe("%empty");
    expect(entryName("Web/shop")).toBe("%57eb%2Fshop");
    expect(entryName("../x")).toBe("%2E%2E%2Fx");
    expect(entryName("é")).toBe("%C3%A9");
    expect(entryName("a\0b")).toBe("a%00b");
  });

  it("gives different names different files, also where only case or form differs", () => {
    const long = "x".repeat(5000);
    const names = ["", "%empty", "empty", "a", "A", "a.", "a/", "é", "e\u0301", "\ud800", "\udfff", "\ufffd"];
    const all = [...names, long, `${long}y`, "📈".repeat(400), "📈".repeat(401)];
    const lowered = all.map((name) => entryName(name).toLowerCase());
    expect(new Set(lowered).size).toBe(all.length);
    for (const name of lowered) {
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).toMatch(/^[a-z0-9_%~-]+$/);
    }
  });
});
