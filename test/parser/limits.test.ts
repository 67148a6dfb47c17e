import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { parseFunnel, printQuery } from "../../src/parser/index.js";

function refusal(text: string): string {
  try {
    parseFunnel(text, "q.funnel");
  } catch (error) {
    if (error instanceof FrocketError) return `${error.class} ${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}

const repeat = (count: number, text: string, join: string) =>
  Array.from({ length: count }, () => text).join(join);
const steps = (count: number) => `funnel { ${repeat(count, "step x", " ")} }`;
const links = (count: number) => `where sequence(${repeat(count, "x", " -> ")})`;
const withouts = (count: number) => `funnel { step x ${repeat(count, "without y", " ")} }`;
const conditions = (count: number) => `where ${repeat(count, "any(x)", " and ")}`;
const aggregations = (count: number) => `aggregate { ${repeat(count, "count", " ")} }`;
const deep = (open: string, close: string) => (depth: number) =>
  `where any(${open.repeat(depth - 1)}x${close.repeat(depth - 1)})`;

describe("limits", () => {
  it.each([
    ["steps of a funnel", steps, 64, "limit too-many: expected at most 64 steps in a funnel, found 65"],
    ["links of a sequence", links, 64, "limit too-many: expected at most 64 steps in a sequence, found 65"],
    ["withouts", withouts, 64, "limit too-many: expected at most 64 withouts in a chain, found 65"],
    ["conditions", conditions, 256, "limit too-many: expected at most 256 conditions, found 257"],
    [
      "aggregations",
      aggregations,
      64,
      "limit too-many: expected at most 64 aggregations in a block, found 65",
    ],
    [
      "parentheses",
      deep("(", ")"),
      100,
      "limit too-deep: expected at most 100 levels of nesting, found more",
    ],
    ["nots", deep("not ", ""), 100, "limit too-deep: expected at most 100 levels of nesting, found more"],
    ["signs", deep("- ", ""), 100, "limit too-deep: expected at most 100 levels of nesting, found more"],
    [
      "operators",
      deep("1 + ", ""),
      100,
      "limit too-deep: expected at most 100 levels of nesting, found more",
    ],
    ["calls", deep("abs(", ")"), 100, "limit too-deep: expected at most 100 levels of nesting, found more"],
  ])("%s: the last allowed is read and printed, one more is refused", (_, text, most, expected) => {
    expect(() => printQuery(parseFunnel(text(most), "q.funnel"))).not.toThrow();
    expect(refusal(text(most + 1))).toBe(expected);
  });

  it.each(["(", "not ", "-", "((not -", "x + ", "{", "any(", "sequence(", "/*/"])(
    "many of %j end in an error",
    (piece) => {
      const text = `where any(${piece.repeat(100_000)}`;
      expect(refusal(text)).toMatch(/^(limit|input) /);
    },
  );

  it("many items side by side are no nesting", () => {
    const items = repeat(5_000, "(x == 1 or -y + 2 > 3)", " and ");
    expect(refusal(`define a = ${items}`)).toBe("none");
    expect(refusal(`define a = x in (${repeat(50_000, "-1", ", ")})`)).toBe("none");
  });

  it("a text has at most a million characters", () => {
    expect(refusal(`// ${"x".repeat(999_997)}`)).toBe("none");
    expect(refusal(`// ${"x".repeat(999_998)}`)).toBe(
      "limit too-large: expected a query of at most 1000000 characters, found 1000001",
    );
  });

  it("unclosed quotes and comments are found in linear time", () => {
    for (const text of [
      '"\\'.repeat(400_000),
      "/*".repeat(400_000),
      "`".repeat(799_999),
      "'\\\"".repeat(300_000),
    ]) {
      expect(refusal(text)).toMatch(/^(input|limit) /);
    }
  }, 5_000);
});
