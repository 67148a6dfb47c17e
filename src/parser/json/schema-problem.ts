import type { ErrorObject } from "ajv";
import { type FrocketError, problem } from "../../errors/index.js";
import { nearest } from "../../errors/near.js";
import { describe, excerpt } from "./excerpt.js";
import { below, placeOf } from "./pointer.js";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "null",
};

/** What the validator found, as a catalogued error with a JSON Pointer and, where there is one, the next action. */
export function schemaProblem(error: ErrorObject): FrocketError {
  const { keyword, instancePath, data, params } = error;
  const schema = recordOf(error.parentSchema);
  const place = placeOf(instancePath);
  const wrong = (expected: string, hint?: string) =>
    problem("json-wrong-value", { expected, found: describe(data) }, { place, hint });
  const count = (expected: string) =>
    problem(
      "json-item-count",
      { expected, found: Array.isArray(data) ? data.length : 0 },
      { place, hint: titleHint(schema) },
    );
  switch (keyword) {
    case "additionalProperties":
      return unknownKey(String(params.additionalProperty), error);
    case "required":
      return missingKey(String(params.missingProperty), error, schema);
    case "type":
      return wrong(
        typeText(params.type),
        data === null && instancePath !== "" ? nullHint(schema) : titleHint(schema),
      );
    case "enum":
      return wrongWord(error, place, params.allowedValues);
    case "minProperties":
      return wrong(String(schema.title), descriptionOf(schema));
    case "minItems":
      return count(atLeast(Number(params.limit)));
    case "maxItems":
    case "additionalItems":
      return count(`at most ${items(Number(params.limit))}`);
    case "minimum":
      return wrong(`a number of at least ${params.limit}`);
    case "maximum":
      return wrong(`a number of at most ${params.limit}`);
    case "pattern":
      return error.propertyName === undefined
        ? wrong(String(schema.title))
        : problem(
            "json-wrong-value",
            { expected: String(schema.title), found: describe(error.propertyName) },
            { place: placeOf(below(instancePath, error.propertyName)) },
          );
    default:
      return wrong(String(schema.title ?? "another value"));
  }
}

function unknownKey(key: string, { instancePath: pointer, data, parentSchema }: ErrorObject): FrocketError {
  const schema = recordOf(parentSchema);
  const present = recordOf(data);
  const known = Object.keys(recordOf(schema.properties));
  const near = nearest(
    key,
    known.filter((name) => !(name in present)),
  );
  const list = known.length === 0 ? "" : `the keys are: ${known.join(", ")}`;
  const hint = near === undefined ? list : `did you mean "${near}"? ${list}`;
  const where = String(schema.title ?? "this object");
  const details = { key: excerpt(key), where };
  return problem("json-unknown-key", details, { place: placeOf(below(pointer, key)), hint });
}

/** A key that is missing while an unknown one is there was probably misspelt. */
function missingKey(
  key: string,
  error: ErrorObject,
  schema: Readonly<Record<string, unknown>>,
): FrocketError {
  const known = recordOf(schema.properties);
  const foreign = Object.keys(recordOf(error.data)).filter((present) => !(present in known));
  const misspelt = schema.additionalProperties === false ? (nearest(key, foreign) ?? foreign[0]) : undefined;
  if (misspelt !== undefined) return unknownKey(misspelt, error);
  const details = { key, where: String(schema.title ?? "this object") };
  return problem("json-missing-key", details, {
    place: placeOf(error.instancePath),
    hint: descriptionOf(schema),
  });
}

/** What other languages write for our words. */
const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  "=": "==",
  "<>": "!=",
  "=>": ">=",
  "=<": "<=",
  avg: "mean",
  average: "mean",
};

function wrongWord(error: ErrorObject, place: ReturnType<typeof placeOf>, allowed: unknown): FrocketError {
  const words = Array.isArray(allowed) ? allowed.map(String) : [];
  const word = typeof error.data === "string" ? error.data : "";
  const foreign = FOREIGN_WORDS[word];
  const near = foreign !== undefined && words.includes(foreign) ? foreign : nearest(word, words);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  const expected = `one of ${words.map((word) => JSON.stringify(word)).join(", ")}`;
  return problem("json-wrong-value", { expected, found: describe(error.data) }, { place, hint });
}

function typeText(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  const names = types.map((name) => TYPE_NAMES[name] ?? name);
  const last = names.pop() ?? "";
  if (names.length === 0) return last;
  return names.length === 1 ? `${names[0]} or ${last}` : `${names.join(", ")}, or ${last}`;
}

function nullHint(schema: Readonly<Record<string, unknown>>): string | undefined {
  return schema.title === "a literal" || schema.title === "an expression"
    ? 'to ask for null write {"op": "is null", "left": {"column": …}}'
    : "leave the key out";
}

function titleHint(schema: Readonly<Record<string, unknown>>): string | undefined {
  return schema.title === undefined ? undefined : `${schema.title} stands here`;
}

function descriptionOf(schema: Readonly<Record<string, unknown>>): string | undefined {
  return schema.description === undefined ? undefined : String(schema.description);
}

function atLeast(limit: number): string {
  return `at least ${items(limit)}`;
}

function items(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}

/** An object to look keys up in; anything else has none. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // Every non-null object can be read by key.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
