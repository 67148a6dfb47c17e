import type { Place } from "../../../errors/place.js";
import type { Expr, Literal } from "../../ast.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";

const COMPARED = { gt: ">", gte: ">=", min: ">=", lt: "<", lte: "<=", max: "<=" } as const;
const DATED = { is_date_after: ">", is_date_before: "<", is_date_exact: "==" } as const;
const MATCHED = {
  icontains: { op: "contains", negated: false, ignoreCase: true },
  not_icontains: { op: "contains", negated: true, ignoreCase: true },
  regex: { op: "matches", negated: false, ignoreCase: false },
  not_regex: { op: "matches", negated: true, ignoreCase: false },
} as const;
const OPERATORS = [
  "exact",
  "is_not",
  "in",
  "not_in",
  "is_set",
  "is_not_set",
  "between",
  "not_between",
  ...keysOf(COMPARED),
  ...keysOf(DATED),
  ...keysOf(MATCHED),
] as const;

/** Filters by properties: a list joined by and, or groups of them. */
export function readProperties(list: Cursor, reading: Reading): Expr | null {
  if (Array.isArray(list.value))
    return joined(
      "and",
      list.items().flatMap((item) => readProperties(item, reading) ?? []),
      list.place,
    );
  const type = list.at("type");
  if (type?.value === "AND" || type?.value === "OR") {
    const items = list.at("values")?.items() ?? [];
    const kind = type.value === "AND" ? "and" : "or";
    return joined(
      kind,
      items.flatMap((item) => readProperties(item, reading) ?? []),
      list.place,
    );
  }
  return readProperty(list, reading);
}

/** Conditions joined by one word; null when there are none. */
export function joined(kind: "and" | "or", items: readonly Expr[], at: Place): Expr | null {
  const [first] = items;
  if (first === undefined || items.length === 1) return first ?? null;
  return { kind, items, at };
}

function readProperty(property: Cursor, reading: Reading): Expr {
  const type = property.at("type")?.text() ?? "event";
  const at = property.place;
  if (type === "person" || type === "group" || type === "session") {
    reading.warn(
      property,
      `a property of the ${type} is read from a column of the row`,
      "the rows must carry it, as of their own time",
    );
    property.at("group_type_index");
  } else if (type !== "event") {
    property.refuse(
      `a property of type "${type}"`,
      "rows have columns alone",
      'save the users as a set: where users in "FILE"',
    );
  }
  const key = property.at("key")?.text() ?? property.expected('a property with a "key"');
  const operand: Expr = { kind: "name", name: key, quoted: true, at };
  const operator = property.at("operator")?.word(OPERATORS) ?? "exact";
  const value = property.at("value");
  property.at("label");
  if (operator === "is_set" || operator === "is_not_set")
    return { kind: "is-null", negated: operator === "is_set", operand, at };
  if (value === null) return property.expected('a property with a "value"');
  switch (operator) {
    case "exact":
    case "in":
      return oneOf(operand, value, false);
    case "is_not":
    case "not_in":
      return oneOf(operand, value, true);
    case "between":
    case "not_between": {
      const [low, high] = value.items();
      if (low === undefined || high === undefined) return value.expected("a list of two numbers");
      return {
        kind: "between",
        negated: operator === "not_between",
        operand,
        low: numberOf(low),
        high: numberOf(high),
        at,
      };
    }
    case "gt":
    case "gte":
    case "min":
    case "lt":
    case "lte":
    case "max":
      return { kind: "compare", op: COMPARED[operator], left: operand, right: numberOf(value), at };
    case "is_date_after":
    case "is_date_before":
    case "is_date_exact":
      return { kind: "compare", op: DATED[operator], left: operand, right: instantOf(value), at };
    default: {
      const pattern = literalOf(value);
      if (pattern.value.type !== "string") return value.expected("a text");
      return { kind: "text-match", ...MATCHED[operator], operand, pattern, at };
    }
  }
}

function oneOf(operand: Expr, value: Cursor, negated: boolean): Expr {
  const at = value.place;
  if (!Array.isArray(value.value))
    return { kind: "compare", op: negated ? "!=" : "==", left: operand, right: literalOf(value), at };
  const list = value.items().map(literalOf);
  const [first] = list;
  if (first === undefined) return value.expected("a value");
  if (list.length === 1)
    return { kind: "compare", op: negated ? "!=" : "==", left: operand, right: first, at };
  return { kind: "in", negated, operand, list, at };
}

/** Texts stay texts: what a column holds is known only when the query is bound. */
function literalOf(value: Cursor): Literal {
  const at = value.place;
  const found = value.value;
  if (typeof found === "string") return { kind: "literal", value: { type: "string", value: found }, at };
  if (typeof found === "boolean") return { kind: "literal", value: { type: "bool", value: found }, at };
  if (typeof found === "number") return numberLiteral(found, at);
  return value.expected("a text, a number, true or false");
}

/** Numbers that PostHog keeps as texts are numbers here. */
function numberOf(value: Cursor): Literal {
  const found = value.value;
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  if (typeof number !== "number" || !Number.isFinite(number)) return value.expected("a number");
  return numberLiteral(number, value.place);
}

function numberLiteral(value: number, at: Place): Literal {
  return Number.isSafeInteger(value)
    ? { kind: "literal", value: { type: "int", value: BigInt(value) }, at }
    : { kind: "literal", value: { type: "float", value }, at };
}

function instantOf(value: Cursor): Literal {
  const found = value.text();
  if (!/^\d{4}-\d\d-\d\d/.test(found))
    return value.refuse(`the date "${found}"`, "it is relative to now", "write the date");
  return { kind: "literal", value: { type: "instant", value: found.replace(" ", "T") }, at: value.place };
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  // The keys of a record literal are those of its type.
  return Object.keys(record) as K[];
}
