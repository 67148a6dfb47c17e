import { assertNever, fail, type Place } from "../../errors/index.js";
import type { Literal } from "../../parser/ast.js";
import { BOOL, type ColumnInfo, FLOAT, INT, STRING, type TimeUnit, typeName } from "../../types.js";
import type { Operand } from "../expression.js";
import type { TypeName } from "../functions/meaning.js";
import { parseInstant } from "./instant.js";
import type { LiteralType } from "./parameter.js";

/** An operand with what binding knows of it. */
export interface Typed {
  readonly operand: Operand;
  readonly type: TypeName | "null";
  /** Values are whole numbers, so that a fraction can never equal one. */
  readonly whole: boolean;
  /** What one step of a moment or span is; null when unknown or no such thing. */
  readonly unit: TimeUnit | null;
  /** A literal whose number waits for a unit: an instant in ns, a duration in ms. */
  readonly pending: bigint | number | null;
  /** In messages: `column "price" (float)`, `string "abc"`. */
  readonly words: string;
  readonly at: Place;
}

/** A computed operand. */
export function computed(operand: Operand, type: Typed["type"], words: string, at: Place): Typed {
  return { operand, type, whole: type === "int", unit: null, pending: null, words, at };
}

/** A column of any type; the numeric time column is of type `time`. */
export function typedColumn(
  column: ColumnInfo,
  time: { readonly column: string; readonly unit: TimeUnit | null },
  at: Place,
): Typed {
  const { name, type } = column;
  const isTime = name === time.column && (type.kind === "int" || type.kind === "float");
  return {
    operand: { kind: "column", name, type },
    type: isTime ? "time" : type.kind,
    whole: type.kind === "int" || type.kind === "timestamp",
    unit: type.kind === "timestamp" ? type.unit : isTime ? time.unit : null,
    pending: null,
    words: `column "${name}" (${typeName(type)})`,
    at,
  };
}

/** A literal; a whole float is an int, so that 5.0 is 5. */
export function typedLiteral(literal: Literal): Typed {
  const { value, at } = literal;
  const words = literalWords(value);
  switch (value.type) {
    case "int":
      return computed({ kind: "literal", type: INT, value: value.value }, "int", words, at);
    case "float":
      return Number.isInteger(value.value)
        ? computed({ kind: "literal", type: INT, value: BigInt(value.value) }, "int", words, at)
        : computed({ kind: "literal", type: FLOAT, value: value.value }, "float", words, at);
    case "string":
      return computed({ kind: "literal", type: STRING, value: value.value }, "string", words, at);
    case "bool":
      return computed({ kind: "literal", type: BOOL, value: value.value }, "bool", words, at);
    case "null":
      return computed({ kind: "null" }, "null", words, at);
    case "instant": {
      const pending = parseInstant(value.value);
      if (pending === null) return fail("bad-instant", { found: value.value }, { place: at });
      return { ...computed({ kind: "null" }, "instant", words, at), pending };
    }
    case "duration":
      return { ...computed({ kind: "null" }, "duration", words, at), pending: value.value };
    default:
      return assertNever(value);
  }
}

/** A literal in messages. */
export function literalWords(value: Literal["value"]): string {
  switch (value.type) {
    case "int":
      return `${value.value}`;
    case "float":
      return `${value.value}`;
    case "string":
      return `string "${value.value}"`;
    case "bool":
      return `${value.value}`;
    case "null":
      return "null";
    case "instant":
      return `instant ${value.value}`;
    case "duration":
      return `duration of ${value.value} ms`;
    default:
      return assertNever(value);
  }
}

/** What the text of a param is read as beside an operand of this type. */
export function literalTypesBeside(type: Typed["type"]): readonly LiteralType[] | null {
  switch (type) {
    case "int":
    case "float":
    case "duration":
      return ["int", "float", "duration"];
    case "time":
      return ["int", "float", "instant", "duration"];
    case "timestamp":
    case "instant":
      return ["int", "float", "instant"];
    case "string":
      return ["string"];
    case "bool":
      return ["bool"];
    case "list":
    case "null":
      return null;
    default:
      return assertNever(type);
  }
}

/** The literal that a side of a comparison expects of the other, in words. */
export function expectedBeside(type: Typed["type"]): string {
  switch (type) {
    case "int":
    case "float":
    case "duration":
      return "a number";
    case "time":
      return "a number or an instant";
    case "timestamp":
    case "instant":
      return "an instant or a number";
    case "string":
      return "a string";
    case "bool":
      return "true or false";
    case "list":
    case "null":
      return "nothing";
    default:
      return assertNever(type);
  }
}
