import type { CompareOp, Expr, Literal } from "../../ast.js";
import type { TokenCursor } from "./cursor.js";

const COMPARED: Readonly<Record<string, CompareOp>> = {
  "=": "==",
  "==": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const TEXT_TESTS: Readonly<Record<string, "starts" | "ends" | "matches">> = {
  startswith: "starts",
  endswith: "ends",
  match: "matches",
};
const FUNCTIONS: Readonly<Record<string, "lower" | "upper" | "length" | "abs">> = {
  lower: "lower",
  lowerutf8: "lower",
  upper: "upper",
  upperutf8: "upper",
  lengthutf8: "length",
  abs: "abs",
};

/** A condition as SQL has it: or, and, not, comparisons, arithmetic. */
export function readExpression(cursor: TokenCursor): Expr {
  return many(cursor, "or", () => many(cursor, "and", () => negation(cursor)));
}

function many(cursor: TokenCursor, kind: "and" | "or", read: () => Expr): Expr {
  const at = cursor.next.at;
  const first = read();
  const items = [first];
  while (cursor.taken(kind)) items.push(read());
  return items.length === 1 ? first : { kind, items, at };
}

function negation(cursor: TokenCursor): Expr {
  const { at } = cursor.next;
  if (cursor.taken("not")) return { kind: "not", operand: negation(cursor), at };
  return comparison(cursor);
}

function comparison(cursor: TokenCursor): Expr {
  const left = sum(cursor);
  const { at, text } = cursor.next;
  const op = cursor.next.kind === "symbol" ? COMPARED[text] : undefined;
  if (op !== undefined) {
    cursor.take();
    return { kind: "compare", op, left, right: sum(cursor), at };
  }
  if (cursor.taken("is")) {
    const negated = cursor.taken("not");
    cursor.expect("null");
    return { kind: "is-null", negated, operand: left, at };
  }
  const negated = cursor.taken("not");
  if (cursor.taken("in")) return { kind: "in", negated, operand: left, list: list(cursor), at };
  if (cursor.taken("between")) {
    const low = sum(cursor);
    cursor.expect("and");
    return { kind: "between", negated, operand: left, low, high: sum(cursor), at };
  }
  const ignoreCase = cursor.is("ilike");
  if (cursor.taken("like") || cursor.taken("ilike")) {
    const pattern = literal(cursor);
    if (pattern.value.type !== "string") return cursor.unexpected("a text");
    const glob: Literal = { ...pattern, value: { type: "string", value: globOf(pattern.value.value) } };
    return { kind: "text-match", op: "like", negated, operand: left, pattern: glob, ignoreCase, at };
  }
  return negated ? cursor.unexpected('"in", "like" or "between"') : left;
}

/** `%` and `_` of SQL are `*` and `?` of a glob, whose own characters are escaped. */
function globOf(like: string): string {
  return like.replaceAll(/\\[%_\\]|[%_*?\\]/g, (found) => {
    if (found === "%") return "*";
    if (found === "_") return "?";
    if (found === "*" || found === "?" || found === "\\") return `\\${found}`;
    return found === "\\\\" ? "\\\\" : found.slice(1);
  });
}

function sum(cursor: TokenCursor): Expr {
  return arithmetic(cursor, ["+", "-"], () => arithmetic(cursor, ["*", "/", "%"], () => signed(cursor)));
}

function arithmetic(
  cursor: TokenCursor,
  ops: readonly ("+" | "-" | "*" | "/" | "%")[],
  read: () => Expr,
): Expr {
  let left = read();
  for (;;) {
    const { at } = cursor.next;
    const op = ops.find((symbol) => cursor.is(symbol));
    if (op === undefined) return left;
    cursor.take();
    left = { kind: "arithmetic", op, left, right: read(), at };
  }
}

function signed(cursor: TokenCursor): Expr {
  const { at } = cursor.next;
  if (!cursor.is("-")) return operand(cursor);
  if (cursor.second.kind === "number") return literal(cursor);
  cursor.take();
  return { kind: "negate", operand: signed(cursor), at };
}

function operand(cursor: TokenCursor): Expr {
  const { kind, text, at } = cursor.next;
  if (cursor.taken("(")) {
    const inner = readExpression(cursor);
    cursor.expect(")");
    return inner;
  }
  if (kind === "quoted") {
    cursor.take();
    return { kind: "name", name: text, quoted: true, at };
  }
  if (kind !== "word" || /^(true|false|null)$/i.test(text)) return literal(cursor);
  if (cursor.second.text === "(" && cursor.second.kind === "symbol") return call(cursor);
  cursor.take();
  if (cursor.is("."))
    cursor.refuse(`"${text}."`, "columns have no table before them", at, "write the column alone");
  return { kind: "name", name: text, quoted: true, at };
}

function call(cursor: TokenCursor): Expr {
  const { text, at } = cursor.take();
  cursor.expect("(");
  const name = text.toLowerCase();
  const first = readExpression(cursor);
  const test = TEXT_TESTS[name];
  if (test !== undefined) {
    cursor.expect(",");
    const pattern = literal(cursor);
    if (pattern.value.type !== "string") return cursor.unexpected("a text");
    cursor.expect(")");
    const dots =
      test === "matches"
        ? { ...pattern, value: { type: "string", value: `(?s)${pattern.value.value}` } as const }
        : pattern;
    return {
      kind: "text-match",
      op: test,
      negated: false,
      operand: first,
      pattern: dots,
      ignoreCase: false,
      at,
    };
  }
  const fn = FUNCTIONS[name];
  if (fn === undefined)
    return cursor.refuse(
      `the function "${text}"`,
      "it has no counterpart",
      at,
      "prepare it as a column of the data",
    );
  cursor.expect(")");
  return { kind: "call", fn, operand: first, zone: null, at };
}

function list(cursor: TokenCursor): readonly Literal[] {
  cursor.expect("(");
  const items = [literal(cursor)];
  while (cursor.taken(",")) items.push(literal(cursor));
  cursor.expect(")");
  return items;
}

/** A text, number, `true`, `false` or `null`. */
export function literal(cursor: TokenCursor): Literal {
  const { at } = cursor.next;
  const isNegative = cursor.taken("-");
  const { kind, text } = cursor.next;
  const found = (value: Literal["value"]): Literal => {
    cursor.take();
    return { kind: "literal", value, at };
  };
  if (kind === "number") {
    const signedText = `${isNegative ? "-" : ""}${text}`;
    if (/^-?\d+$/.test(signedText)) return found({ type: "int", value: BigInt(signedText) });
    return found({ type: "float", value: Number(signedText) });
  }
  if (!isNegative && kind === "text") return found({ type: "string", value: text });
  if (!isNegative && /^(true|false)$/i.test(text))
    return found({ type: "bool", value: text.toLowerCase() === "true" });
  return cursor.unexpected("a column, a text or a number");
}
