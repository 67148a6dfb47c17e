import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { ColumnName, Literal, ParamRef } from "../ast.js";
import type {
  BoundCstNode,
  ConstantCstNode,
  LiteralCstNode,
  QuantityCstNode,
  TargetCstNode,
  ValueCstNode,
} from "../cst.js";
import { parseDuration } from "../durations.js";
import { normalizeInstant } from "../instants.js";
import { decodePattern, decodeString } from "../strings.js";
import { joinPlaces, type Origin, tokenPlace } from "./place.js";

const MAX_DIGITS = 309;

/** The one token or node that the grammar guarantees at this place. */
export function only<T>(found: readonly T[] | undefined): T {
  return found?.[0] ?? fail("internal-error", { what: "the grammar promised a token that is not there" });
}

/** A name without its backquotes. */
export function nameText(token: IToken): string {
  return token.image.startsWith("`") ? token.image.slice(1, -1).replaceAll("``", "`") : token.image;
}

export function columnName(token: IToken, origin: Origin): ColumnName {
  return { kind: "column-name", name: nameText(token), at: tokenPlace(origin, token) };
}

export function paramRef(token: IToken, origin: Origin): ParamRef {
  const written = token.image.slice(1);
  const name = written.startsWith("`") ? written.slice(1, -1).replaceAll("``", "`") : written;
  return { kind: "param-ref", name, at: tokenPlace(origin, token) };
}

/** Value of a string token. Errors: bad-escape. */
export function stringText(token: IToken, origin: Origin): string {
  const decoded = decodeString(token.image);
  if ("value" in decoded) return decoded.value;
  const start = token.startOffset + decoded.offset;
  const place = { kind: "text", file: origin.file, start, end: start + decoded.escape.length } as const;
  return fail("bad-escape", { found: decoded.escape }, { place, hint: "a backslash itself is written \\\\" });
}

export function stringLiteral(token: IToken, origin: Origin): Literal {
  const value = { type: "string", value: stringText(token, origin) } as const;
  return { kind: "literal", value, at: tokenPlace(origin, token) };
}

/** A regex or glob, in which backslashes stay. */
export function patternLiteral(token: IToken, origin: Origin): Literal {
  const value = { type: "string", value: decodePattern(token.image) } as const;
  return { kind: "literal", value, at: tokenPlace(origin, token) };
}

/** A number, negated when a sign stands before it. Errors: bad-number. */
function number(token: IToken, sign: IToken | undefined, origin: Origin): Literal {
  const isInt = /^\d+$/.test(token.image);
  const magnitude = Number(token.image);
  if (token.image.length > MAX_DIGITS || !Number.isFinite(magnitude)) {
    const found = token.image.length > 40 ? `${token.image.slice(0, 39)}…` : token.image;
    fail("bad-number", { found }, { place: tokenPlace(origin, token), hint: "float64 ends at 1.8e308" });
  }
  const whole = isInt ? BigInt(token.image) : 0n;
  const value = isInt
    ? ({ type: "int", value: sign ? -whole : whole } as const)
    : ({ type: "float", value: sign ? -magnitude : magnitude } as const);
  return { kind: "literal", value, at: signedPlace(token, sign, origin) };
}

function signedPlace(token: IToken, sign: IToken | undefined, origin: Origin) {
  const place = tokenPlace(origin, token);
  return sign === undefined ? place : joinPlaces(tokenPlace(origin, sign), place);
}

/** A number or duration, negated when a sign stands before it. Errors: bad-number, bad-duration. */
export function quantity(node: QuantityCstNode, sign: IToken | undefined, origin: Origin): Literal {
  const { Number: digits, Duration: duration } = node.children;
  if (digits !== undefined) return number(only(digits), sign, origin);
  const token = only(duration);
  const milliseconds = parseDuration(token.image);
  if (milliseconds === undefined) {
    return fail("bad-duration", { found: token.image }, { place: tokenPlace(origin, token) });
  }
  const value = {
    type: "duration",
    value: sign && milliseconds !== 0 ? -milliseconds : milliseconds,
  } as const;
  return { kind: "literal", value, at: signedPlace(token, sign, origin) };
}

function instant(token: IToken, origin: Origin): Literal {
  const at = tokenPlace(origin, token);
  const value = normalizeInstant(token.image) ?? fail("bad-instant", { found: token.image }, { place: at });
  return { kind: "literal", value: { type: "instant", value }, at };
}

export function literal(node: LiteralCstNode, origin: Origin): Literal {
  const { String: text, Instant, True, False } = node.children;
  if (text !== undefined) return stringLiteral(only(text), origin);
  if (Instant !== undefined) return instant(only(Instant), origin);
  const token = only(True ?? False);
  return {
    kind: "literal",
    value: { type: "bool", value: True !== undefined },
    at: tokenPlace(origin, token),
  };
}

export function signedValue(node: ValueCstNode, origin: Origin): Literal {
  const { quantity: amount, literal: other, Minus } = node.children;
  return amount === undefined ? literal(only(other), origin) : quantity(only(amount), Minus?.[0], origin);
}

export function constant(node: ConstantCstNode, origin: Origin): Literal | ParamRef {
  const { Parameter, value } = node.children;
  return Parameter === undefined ? signedValue(only(value), origin) : paramRef(only(Parameter), origin);
}

/** What a count or measure is compared with. */
export function target(node: TargetCstNode, origin: Origin): Literal | ParamRef {
  const { Parameter, Number: digits, Minus } = node.children;
  return Parameter === undefined
    ? number(only(digits), Minus?.[0], origin)
    : paramRef(only(Parameter), origin);
}

/** One end of a range of time. */
export function bound(node: BoundCstNode, origin: Origin): Literal | ParamRef {
  const { Parameter, Instant, Number: digits, Minus } = node.children;
  if (Parameter !== undefined) return paramRef(only(Parameter), origin);
  if (Instant !== undefined) return instant(only(Instant), origin);
  return number(only(digits), Minus?.[0], origin);
}

/** A whole number from 1 on, for `what`. Errors: bad-count. */
export function positiveCount(token: IToken, what: string, origin: Origin): number {
  const value = Number(token.image);
  if (/^\d+$/.test(token.image) && value >= 1 && Number.isSafeInteger(value)) return value;
  return fail("bad-count", { what, found: token.image }, { place: tokenPlace(origin, token) });
}
