import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { parseFunnel } from "../../src/parser/index.js";

/**
 * Each case: the text (⏎ for a line break), carets under the place (a bar where it has no width), code and message,
 * perhaps a hint. UPDATE_GOLDEN=1 rewrites what follows the texts.
 */
const file = new URL("./syntax-errors.txt", import.meta.url);
const golden = readFileSync(file, "utf8").trimEnd().split("\n\n");
const sourceOf = (block: string) => block.split("\n")[0] ?? "";

function describeError(source: string): string {
  try {
    parseFunnel(source.replaceAll("⏎", "\n"), "q.funnel");
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    const { place, code, message, hint } = error;
    if (place?.kind !== "text") throw new Error("a syntax error has a place in the text");
    const width = place.end - place.start;
    const carets = " ".repeat(place.start) + (width === 0 ? "|" : "^".repeat(width));
    const lines = [source, carets, `${code}: ${message}`];
    return (hint === undefined ? lines : [...lines, `hint: ${hint}`]).join("\n");
  }
  return `${source}\nno error`;
}

if (process.env.UPDATE_GOLDEN === "1") {
  writeFileSync(file, `${golden.map((block) => describeError(sourceOf(block))).join("\n\n")}\n`);
}

describe("syntax errors", () => {
  const current = readFileSync(file, "utf8").trimEnd().split("\n\n");

  it.each(current.map((block) => [sourceOf(block), block]))("%s", (source, block) => {
    expect(describeError(source)).toBe(block);
  });

  it("names no text twice", () => {
    expect(new Set(current.map(sourceOf)).size).toBe(current.length);
  });

  it("are all errors", () => {
    expect(current.filter((block) => block.includes("\nno error"))).toEqual([]);
  });
});
