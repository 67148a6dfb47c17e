import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { refusal } from "./support.js";

/**
 * Each case: the document, its place as a JSON Pointer, kind, code and message, perhaps a hint. UPDATE_GOLDEN=1 rewrites what
 * follows the documents.
 */
const file = new URL("./errors.txt", import.meta.url);
const readBlocks = () => readFileSync(file, "utf8").trimEnd().split("\n\n");
const documentOf = (block: string) => block.split("\n")[0] ?? "";

function describeError(document: string): string {
  const { place, kind, code, message, hint } = refusal(document);
  if (place?.kind !== "json") throw new Error("an error of a document has a pointer");
  const lines = [document, `at "${place.pointer}"`, `${kind} ${code}: ${message}`];
  return (hint === undefined ? lines : [...lines, `hint: ${hint}`]).join("\n");
}

if (process.env.UPDATE_GOLDEN === "1") {
  writeFileSync(
    file,
    `${readBlocks()
      .map((block) => describeError(documentOf(block)))
      .join("\n\n")}\n`,
  );
}

describe("errors of documents", () => {
  const blocks = readBlocks();

  test.each(blocks.map((block) => [documentOf(block), block]))("%s", (document, block) => {
    expect(describeError(document)).toBe(block);
  });

  test("names no document twice", () => {
    expect(new Set(blocks.map(documentOf)).size).toBe(blocks.length);
  });
});
