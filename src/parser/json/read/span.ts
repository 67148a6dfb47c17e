import { fail } from "../../../errors/index.js";
import type { Span } from "../../ast.js";
import { parseDuration } from "../../durations.js";
import type { SpanJson } from "../chain-json.js";
import { placeOf } from "../pointer.js";
import { type Digits, readLiteral } from "./literal.js";

/** A length of time; a text is a duration. Errors: bad-duration. */
export function readSpan(json: SpanJson, pointer: string, digits: Digits): Span {
  if (typeof json !== "string") return readLiteral(json, pointer, digits);
  const at = placeOf(pointer);
  const value = parseDuration(json) ?? fail("bad-duration", { found: json }, { place: at });
  return { kind: "literal", value: { type: "duration", value }, at };
}
