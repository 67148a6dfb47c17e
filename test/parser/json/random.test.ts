import fc from "fast-check";
import { expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { fromJson } from "../../../src/parser/json/index.js";
import { changed, changedDocuments, documents, pathsOf, valid } from "../../support/random-json.js";

function outcome(text: string): "accepted" | "refused" {
  try {
    fromJson(text, "query.json");
    return "accepted";
  } catch (error) {
    if (error instanceof FrocketError && error.class !== "internal") return "refused";
    throw error;
  }
}

test("a random document is read or refused as the user's", () => {
  fc.assert(
    fc.property(documents, (document) => {
      outcome(JSON.stringify(document));
    }),
    { numRuns: 2_000 },
  );
});

test("a valid document with values replaced or taken out is read or refused as the user's", () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(changedDocuments, (document) => {
      seen[outcome(JSON.stringify(document))]++;
    }),
    { numRuns: 2_000 },
  );
  expect(seen.accepted).toBeGreaterThan(100);
  expect(seen.refused).toBeGreaterThan(1_000);
});

test("a document without any one of its parts is read or refused as the user's", () => {
  for (const path of pathsOf(valid)) outcome(JSON.stringify(changed(valid, path, undefined)));
});

test("nesting ends in a limit, never in the stack", () => {
  const nested = (open: string, middle: string, close: string, depth: number) =>
    `{"query": {"where": {"any": ${open.repeat(depth)}${middle}${close.repeat(depth)}}}}`;
  for (const depth of [100, 200, 400, 420, 100_000]) {
    outcome(nested('{"not":', "true", "}", depth));
    outcome(nested('{"and":[true,', "true", "]}", depth));
    outcome(nested('{"op":"+","right":1,"left":', "1", "}", depth));
    outcome("[".repeat(depth));
    const relation = `${"(".repeat(depth)}$0${")".repeat(depth)}`;
    outcome(`{"query": {"relation": "${relation}", "conditions": [{"filter": ["a", "==", 1]}]}}`);
  }
  expect(outcome(nested('{"not":', "true", "}", 100))).toBe("accepted");
  expect(outcome(nested('{"not":', "true", "}", 100_000))).toBe("refused");
});
