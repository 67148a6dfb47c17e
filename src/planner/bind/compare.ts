import { fail, type Place } from "../../errors/index.js";
import type { CompareOp, Expr } from "../../parser/ast.js";
import { FLOAT, type ScalarType } from "../../types.js";
import type { Comparison, Operand, Predicate } from "../expression.js";
import type { FunctionName } from "../functions/index.js";
import { resolveOverload } from "../functions/overload.js";
import { inUnit, parseInstant } from "./instant.js";
import { bindOperand, overload } from "./operand.js";
import type { Scope } from "./scope.js";
import { expectedBeside, literalTypesBeside, type Typed } from "./typed.js";
import { commonUnit, numberLiteral, settle } from "./unit.js";

const NAMES: Readonly<Record<CompareOp | "in", FunctionName>> = {
  "==": "equal",
  "!=": "equal",
  "<": "less",
  "<=": "less-or-equal",
  ">": "greater",
  ">=": "greater-or-equal",
  in: "in",
};

/** Both sides of a comparison; the text of a param is read as what the other side is. */
export function bindSides(left: Expr, right: Expr, op: string, scope: Scope): readonly [Typed, Typed] {
  if (left.kind === "param-ref") {
    const known = bindOperand(right, scope, `"${op}"`);
    return [bindOperand(left, scope, `"${op}"`, literalTypesBeside(known.type)), known];
  }
  const known = bindOperand(left, scope, `"${op}"`);
  return [known, bindOperand(right, scope, `"${op}"`, literalTypesBeside(known.type))];
}

/** `left op right`, with literals in the other side's type and unit. `!=` is the negation of `==`. */
export function comparison(op: CompareOp, left: Typed, right: Typed, scope: Scope, place: Place): Predicate {
  if (op === "!=") {
    return { kind: "not", item: aligned("==", "!=", left, right, scope, place) };
  }
  return aligned(op, op, left, right, scope, place);
}

/** The comparison `op` as plain data; `written` is how messages call it. Only `compare` predicates are made. */
export function aligned(
  op: Comparison,
  written: CompareOp | "in",
  first: Typed,
  second: Typed,
  scope: Scope,
  place: Place,
): Extract<Predicate, { kind: "compare" }> {
  const [left, right] = [asInstant(first, second, scope), asInstant(second, first, scope)];
  for (const side of [left, right]) {
    if (side.type !== "null") continue;
    const hint = written === "!=" ? "use: is not null" : "use: is null";
    fail("compare-with-null", { operator: written }, { place: side.at, hint });
  }
  checkLiteral(written, left, right);
  checkLiteral(written, right, left);
  const { over } = overload(NAMES[written], [left, right], place);
  if (over === null) return fail("internal-error", { what: `"${written}" compares nothing` });
  const unit = commonUnit(left, right, scope);
  const cut = cutInstant(op, left, right, unit) ?? {
    op,
    left: settle(left, unit),
    right: settle(right, unit),
  };
  rejectFraction(written, cut.left, cut.right);
  rejectFraction(written, cut.right, cut.left);
  return {
    kind: "compare",
    op: cut.op,
    over,
    left: fitNumber(cut.left, cut.right),
    right: fitNumber(cut.right, cut.left),
  };
}

/** JSON has no instants: there a string beside an Arrow timestamp is one. */
function asInstant(side: Typed, other: Typed, scope: Scope): Typed {
  const { operand } = side;
  if (!scope.stringsAreInstants || other.type !== "timestamp" || operand.kind !== "literal") return side;
  const pending = typeof operand.value === "string" ? parseInstant(operand.value) : null;
  return pending === null ? side : { ...side, operand: { kind: "null" }, type: "instant", pending };
}

/** A literal of a wrong type is told with the side that it stands beside. */
function checkLiteral(written: CompareOp | "in", literal: Typed, other: Typed): void {
  const isLiteral = literal.operand.kind === "literal" || literal.pending !== null;
  const isRow = other.operand.kind !== "literal" && other.pending === null;
  if (!isLiteral || !isRow || literal.type === "null" || other.type === "null") return;
  // An operator that does not take the column at all says so itself.
  if (resolveOverload(NAMES[written], [other.type, other.type]) === null) return;
  if (resolveOverload(NAMES[written], [other.type, literal.type]) !== null) return;
  const expected = expectedBeside(other.type);
  const hint = instantHint(literal, other);
  fail("wrong-type", { subject: other.words, expected, found: literal.words }, { place: literal.at, hint });
}

function instantHint(literal: Typed, other: Typed): string | undefined {
  const text = literal.words.replace(/^(instant |string )/, "");
  if (literal.type === "instant" && other.type === "string") return `quote it: "${text}"`;
  if (literal.type === "instant" && other.type === "int") {
    return "only the time column and timestamp columns are compared with instants";
  }
  const isQuoted = literal.type === "string" && (other.type === "timestamp" || other.type === "time");
  const bare = text.slice(1, -1);
  return isQuoted && parseInstant(bare) !== null ? `write it without quotes: ${bare}` : undefined;
}

interface Cut {
  readonly op: Comparison;
  readonly left: Typed;
  readonly right: Typed;
}

/** An instant between two whole steps of a whole column: ordering is decided by the step below it, exactly. */
function cutInstant(op: Comparison, left: Typed, right: Typed, unit: Typed["unit"]): Cut | null {
  if (unit === null || op === "==") return null;
  if (left.whole && typeof right.pending === "bigint") {
    const time = inUnit(right.pending, unit);
    if (time.exact) return null;
    const below = op === "<" || op === "<=";
    return { op: below ? "<=" : ">", left, right: numberLiteral(right, time.floor) };
  }
  if (right.whole && typeof left.pending === "bigint") {
    const time = inUnit(left.pending, unit);
    if (time.exact) return null;
    const below = op === ">" || op === ">=";
    return { op: below ? ">=" : "<", left: numberLiteral(left, time.floor), right };
  }
  return null;
}

function rejectFraction(written: CompareOp | "in", literal: Typed, other: Typed): void {
  if (written !== "==" && written !== "!=" && written !== "in") return;
  const { operand } = literal;
  if (operand.kind !== "literal" || typeof operand.value !== "number" || !other.whole) return;
  if (other.operand.kind === "literal") return;
  const expected = other.unit === null ? "a whole number" : `a whole number of ${other.unit}`;
  const hint = "a fraction never equals a whole number, compare with <, <=, > or >=";
  fail(
    "wrong-type",
    { subject: `"${written}" on ${other.words}`, expected, found: literal.words },
    { place: literal.at, hint },
  );
}

/** A number literal in the type of the operand beside it, as far as that is exact. */
function fitNumber(literal: Typed, other: Typed): Operand {
  const { operand } = literal;
  if (operand.kind !== "literal" || other.operand.kind === "literal") return operand;
  if (typeof operand.value !== "bigint") return operand;
  if (other.whole) return { ...operand, type: ownType(other) ?? operand.type };
  const value = Number(operand.value);
  return Number.isFinite(value) && BigInt(value) === operand.value
    ? { kind: "literal", type: FLOAT, value }
    : operand;
}

function ownType({ operand }: Typed): ScalarType | null {
  return operand.kind === "column" && operand.type.kind !== "list" ? operand.type : null;
}
