import { fail, type Place } from "../../errors/index.js";
import type { Literal, ParamDecl } from "../../parser/ast.js";
import { parseDuration, parseInstant } from "./instant.js";

export type LiteralType = Literal["value"]["type"];

type LiteralValue = Literal["value"];

const READERS: Readonly<Record<LiteralType, (text: string) => LiteralValue | null>> = {
  int: (text) => (/^[+-]?\d+$/.test(text) ? { type: "int", value: BigInt(text.replace(/^\+/, "")) } : null),
  float: (text) =>
    /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? { type: "float", value: Number(text) } : null,
  instant: (text) => (parseInstant(text) === null ? null : { type: "instant", value: text }),
  duration: (text) => {
    const ms = parseDuration(text);
    return ms === null ? null : { type: "duration", value: ms };
  },
  bool: (text) =>
    /^(true|false)$/i.test(text) ? { type: "bool", value: text.toLowerCase() === "true" } : null,
  string: (text) => ({ type: "string", value: text }),
  null: () => null,
};

const WORDS: Readonly<Record<LiteralType, string>> = {
  int: "a whole number",
  float: "a number",
  instant: "a date or date-time",
  duration: "a duration such as 1d12h",
  bool: "true or false",
  string: "a string",
  null: "null",
};

const BY_SHAPE: readonly LiteralType[] = ["int", "float", "instant", "duration", "bool", "string"];

/**
 * The value given as `text` for a param: read as what its place expects, else as its default's type, else by shape.
 */
export function parameterLiteral(
  param: ParamDecl,
  text: string,
  expected: readonly LiteralType[] | null,
  at: Place,
): Literal {
  const types = expected ?? typesLike(param.value?.value.type) ?? BY_SHAPE;
  for (const type of types) {
    const value = READERS[type](type === "string" ? text : text.trim());
    if (value !== null) return { kind: "literal", value, at };
  }
  const words = types.filter((type) => type !== "int" || !types.includes("float")).map((type) => WORDS[type]);
  return fail("param-value", { name: param.name, expected: inWords(words), text }, { place: at });
}

function typesLike(type: LiteralType | undefined): readonly LiteralType[] | null {
  if (type === undefined || type === "null") return null;
  return type === "int" || type === "float" ? ["int", "float"] : [type];
}

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
