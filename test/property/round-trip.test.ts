import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFunnel, printQuery } from "../../src/parser/index.js";
import { fromJson, toJson } from "../../src/parser/json/index.js";
import { cases, SEED } from "../support/arbitrary.js";
import { unoptimised } from "../support/kernel-property.js";

const settings = { numRuns: 1_000, seed: SEED };

test("a query printed as text and read again means the same and prints the same", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const text = printQuery(one.query);
      const query = parseFunnel(text, "printed.funnel");
      expect(printQuery(query)).toBe(text);
      expect(unoptimised({ ...one, query })).toEqual(unoptimised(one));
    }),
    settings,
  );
});

test("a query printed as JSON and read again means the same and prints the same, as text too", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const text = toJson(one.query);
      const query = fromJson(text, "printed.json");
      expect(toJson(query)).toBe(text);
      expect(unoptimised({ ...one, query })).toEqual(unoptimised(one));
      expect(unoptimised({ ...one, query: parseFunnel(printQuery(query), "again.funnel") })).toEqual(
        unoptimised(one),
      );
    }),
    settings,
  );
});
