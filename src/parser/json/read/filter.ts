import type { Place } from "../../../errors/place.js";
import type { Expr, Literal, ParamRef } from "../../ast.js";
import { needsQuotes } from "../../words.js";
import type { ShorthandFilterJson, VerboseFilterJson } from "../document.js";
import type { FilterOp } from "../operators.js";
import { below, placeOf } from "../pointer.js";
import { type Digits, readLiteral } from "./literal.js";

/** `[column, operator, value]` as a predicate. */
export function readShorthandFilter(json: ShorthandFilterJson, pointer: string, digits: Digits): Expr {
  const [column, op, value] = json;
  const operand = readName(column, below(pointer, 0));
  return filterPredicate(op, operand, readLiteral(value, below(pointer, 2), digits), placeOf(pointer));
}

/** `{column, op, value}` as a predicate. */
export function readVerboseFilter(json: VerboseFilterJson, pointer: string, digits: Digits): Expr {
  const operand = readName(json.column, below(pointer, "column"));
  return filterPredicate(
    json.op,
    operand,
    readLiteral(json.value, below(pointer, "value"), digits),
    placeOf(pointer),
  );
}

/** Predicates joined by an operator; one alone is itself, as in a funnel text. */
export function joined(operator: "and" | "or", items: readonly Expr[], at: Place): Expr {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: operator, items, at };
}

/** A name as a funnel text would give it: quoted only where the text must. */
export function readName(name: string, pointer: string): Expr {
  return { kind: "name", name, quoted: needsQuotes(name), at: placeOf(pointer) };
}

/** What a filter's operator says of its column and value. */
export function filterPredicate(op: FilterOp, operand: Expr, value: Literal | ParamRef, at: Place): Expr {
  switch (op) {
    case "contains":
    case "not contains":
      return textMatch("contains", op === "not contains", operand, value, at);
    case "regex":
      return textMatch("matches", false, operand, value, at);
    default:
      return { kind: "compare", op, left: operand, right: value, at };
  }
}

function textMatch(
  op: "contains" | "matches",
  negated: boolean,
  operand: Expr,
  pattern: Literal | ParamRef,
  at: Place,
): Expr {
  return { kind: "text-match", op, negated, operand, pattern, ignoreCase: false, at };
}
