import type { Span } from "../../ast.js";
import { printDuration } from "../../durations.js";
import type { SpanJson } from "../chain-json.js";
import { writeLiteral } from "./literal.js";

/** A length of time; a duration is a text where it has whole milliseconds. */
export function writeSpan(span: Span): SpanJson {
  const isText =
    span.kind === "literal" && span.value.type === "duration" && Number.isSafeInteger(span.value.value);
  return isText ? printDuration(Number(span.value.value)) : writeLiteral(span);
}
