import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { parseFunnel, printQuery } from "../../src/parser/index.js";
import { changedExamples, characters, wordSalad } from "../support/random-texts.js";

/** A text is read, or refused with an error that the user can mend and a place inside the text. */
function readOrRefuse(text: string): "read" | "refused" {
  try {
    const canonical = printQuery(parseFunnel(text, "q.funnel"));
    expect(printQuery(parseFunnel(canonical, "q.funnel"))).toBe(canonical);
    return "read";
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    expect(error.class).not.toBe("internal");
    const { place } = error;
    if (place?.kind !== "text") throw error;
    expect(place.start).toBeGreaterThanOrEqual(0);
    expect(place.end).toBeGreaterThanOrEqual(place.start);
    expect(place.end).toBeLessThanOrEqual(text.length);
    return "refused";
  }
}

describe("any text", () => {
  it("of random characters is read or refused", () => {
    fc.assert(
      fc.property(characters, (text) => void readOrRefuse(text)),
      { numRuns: 500 },
    );
  });

  it("of random pieces of the language is read or refused", () => {
    fc.assert(
      fc.property(wordSalad, (each) => void readOrRefuse(each)),
      { numRuns: 1000 },
    );
  });

  it("made by changing an example is read or refused", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(changedExamples, (text) => void seen.add(readOrRefuse(text))),
      { numRuns: 1000 },
    );
    expect(seen).toEqual(new Set(["read", "refused"]));
  });
});
