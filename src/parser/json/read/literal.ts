import { fail } from "../../../errors/index.js";
import type { Literal, ParamRef } from "../../ast.js";
import { parseDuration } from "../../durations.js";
import { normalizeInstant } from "../../instants.js";
import type { LiteralJson, ScalarJson } from "../document.js";
import { excerpt } from "../excerpt.js";
import { below, placeOf } from "../pointer.js";

/** Ints that a float64 cannot hold, by JSON Pointer. */
export type Digits = ReadonlyMap<string, bigint>;

/** A literal or a reference to a parameter. Errors: bad-instant, bad-duration. */
export function readLiteral(json: LiteralJson, pointer: string, digits: Digits): Literal | ParamRef {
  const at = placeOf(pointer);
  if (typeof json !== "object") return readScalar(json, pointer, digits);
  if ("literal" in json) {
    if (json.literal === null) return { kind: "literal", value: { type: "null", value: null }, at };
    return { ...readScalar(json.literal, below(pointer, "literal"), digits), at };
  }
  if ("float" in json) return { kind: "literal", value: { type: "float", value: json.float }, at };
  if ("instant" in json) {
    const value =
      normalizeInstant(json.instant) ?? refuse("bad-instant", json.instant, below(pointer, "instant"));
    return { kind: "literal", value: { type: "instant", value }, at };
  }
  if ("duration" in json) {
    const value = milliseconds(json.duration, below(pointer, "duration"));
    return { kind: "literal", value: { type: "duration", value }, at };
  }
  return { kind: "param-ref", name: json.param, at };
}

/** A string, bool or number; a whole number is an int however it is written, since 5 and 5.0 are the same in JSON. */
export function readScalar(json: ScalarJson, pointer: string, digits: Digits): Literal {
  const at = placeOf(pointer);
  if (typeof json === "string") return { kind: "literal", value: { type: "string", value: json }, at };
  if (typeof json === "boolean") return { kind: "literal", value: { type: "bool", value: json }, at };
  if (typeof json === "number" && !Number.isInteger(json)) {
    return { kind: "literal", value: { type: "float", value: json }, at };
  }
  return { kind: "literal", value: { type: "int", value: wholeNumber(json, pointer, digits) }, at };
}

/** A whole number with all its digits. */
export function wholeNumber(json: number | bigint, pointer: string, digits: Digits): bigint {
  return digits.get(pointer) ?? BigInt(json);
}

/** A duration of the text form, perhaps with a sign, or a number of milliseconds. */
function milliseconds(duration: string | number, pointer: string): number {
  if (typeof duration === "number") return duration;
  const isNegative = duration.startsWith("-");
  const size = parseDuration(isNegative ? duration.slice(1) : duration);
  if (size === undefined) return refuse("bad-duration", duration, pointer);
  return isNegative && size !== 0 ? -size : size;
}

function refuse(code: "bad-instant" | "bad-duration", text: string, pointer: string): never {
  return fail(code, { found: excerpt(text) }, { place: placeOf(pointer) });
}
