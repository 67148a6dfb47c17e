import fc from "fast-check";
import { expect, test } from "vitest";
import { formatError } from "../../src/errors/format.js";
import { FrocketError } from "../../src/errors/index.js";
import { parseAny } from "../../src/parser/index.js";
import { bind, buildLogical, lower, optimize } from "../../src/planner/index.js";
import { kernelText } from "../../src/runtime/kernel-text.js";
import { retail } from "../planner/retail.js";
import { SEED } from "../support/arbitrary.js";
import { changedDocuments, documents } from "../support/random-json.js";
import { changedExamples, characters, wordSalad } from "../support/random-texts.js";

const info = retail();

/** What `frocket check` does with a query, and the kernel besides: done, or refused with an error that can be shown. */
function check(text: string): "legal" | "refused" {
  try {
    const bound = bind(parseAny(text, "q"), info, { resolvePath: (path) => path });
    const { plan } = optimize(buildLogical(bound), info);
    kernelText(lower(plan, info, bound.warnings));
    return "legal";
  } catch (error) {
    if (!(error instanceof FrocketError) || error.class === "internal") throw error;
    expect(formatError(error, new Map([["q", text]]))).toContain(`error[${error.code}]`);
    return "refused";
  }
}

test.each([
  ["characters", characters, 10_000],
  ["words in any order", wordSalad, 15_000],
  ["changed examples", changedExamples, 25_000],
  ["JSON of the forms' keys", documents.map((document) => JSON.stringify(document)), 20_000],
  ["changed JSON", changedDocuments.map((document) => JSON.stringify(document) ?? "null"), 30_000],
] as const)("no random query escapes: %s", (_, texts, numRuns) => {
  const seen = { legal: 0, refused: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      seen[check(text)]++;
    }),
    { numRuns, seed: SEED },
  );
  expect(seen.legal + seen.refused).toBe(numRuns);
  expect(seen.refused).toBeGreaterThan(numRuns / 10);
});
