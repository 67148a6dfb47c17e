import { fail } from "node:assert";
import { FrocketError } from "../../../src/errors/index.js";
import { fromJson } from "../../../src/parser/json/index.js";

/** A tree without what two forms of one query may differ in. */
export function meaning(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(meaning);
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => key !== "at" && key !== "form" && key !== "checks");
  return Object.fromEntries(kept.map(([key, value]) => [key, meaning(value)]));
}

/** The error that a document is refused with. */
export function refusal(text: string): FrocketError {
  try {
    fromJson(text, "query.json");
  } catch (error) {
    if (error instanceof FrocketError) return error;
    throw error;
  }
  return fail(`accepted: ${text}`);
}
