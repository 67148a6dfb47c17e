import { describe, expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { fromJson, toJson } from "../../../src/parser/json/index.js";
import { type Case, haveCases, readCases } from "../../support/cases.js";
import { meaning } from "./support.js";

const cases = haveCases ? readCases() : [];
if (!haveCases) console.warn("skipped: no sample cases beside the project");

/** What the original refuses and the language allows, by the reason. */
const allowed = new Map([
  ["app/agg.top/001", "top"],
  ["app/agg.top/002", "top"],
  ["app/agg.top/003", "top"],
  ["app/agg.top/004", "top"],
  ["app/invalid.SCHEMA/022", "regex"],
  ["app/invalid.SCHEMA/052", "names of steps"],
  ["app/invalid.SCHEMA/058", "aggregations under columns"],
  ["app/invalid.UNEXPECTED/014", "1.0 is a whole number"],
]);

/** The kind that the document alone must be refused with, without any dataset; undefined: it is accepted. */
function expectedKind({ name, flags, expected }: Case): string | undefined {
  if (flags.includes("orig-quirk:name-case")) return "SCHEMA";
  const { error, message = "" } = expected as { error?: string; message?: string };
  if (allowed.has(name)) return undefined;
  if (error === "SCHEMA" || error === "UNEXPECTED") return "SCHEMA";
  return error === "RELATION" || message.includes("includeZero") || message.includes("negative value")
    ? error
    : undefined;
}

function kindOf(text: string): string | undefined {
  try {
    fromJson(text, "case.json");
    return undefined;
  } catch (error) {
    if (error instanceof FrocketError) return error.kind;
    throw error;
  }
}

describe.skipIf(!haveCases)("the sample cases of Funnel Rocket", () => {
  test("are accepted or refused as the original does", () => {
    expect(cases.length).toBeGreaterThan(900);
    const wrong = cases
      .map((each) => ({ name: each.name, expected: expectedKind(each), found: kindOf(each.text) }))
      .filter(({ expected, found }) => expected !== found);
    expect(wrong).toEqual([]);
  });

  test("have the original's words in errors of relations", () => {
    const wrong = cases
      .filter(({ expected }) => expected.error === "RELATION")
      .flatMap(({ name, text, expected }) => {
        const { message = "" } = expected as { message?: string };
        const original = message.replace(/^ValidationError\(RELATION: /, "").replace(/\)$/, "");
        const found = messageOf(text);
        return found === original ? [] : [{ name, original, found }];
      });
    expect(wrong).toEqual([]);
  });

  test("survive writing and reading", () => {
    const accepted = cases.filter((each) => expectedKind(each) === undefined);
    expect(accepted.length).toBeGreaterThan(700);
    for (const { text } of accepted) {
      const query = fromJson(text, "case.json");
      expect(meaning(fromJson(toJson(query), "case.json"))).toEqual(meaning(query));
    }
  });
});

function messageOf(text: string): string {
  try {
    fromJson(text, "case.json");
    return "accepted";
  } catch (error) {
    if (error instanceof FrocketError) return error.message;
    throw error;
  }
}
