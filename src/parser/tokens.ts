import { createToken, Lexer, type TokenType } from "chevrotain";
import {
  AdditiveOp,
  CompareOp,
  FactorOp,
  Identifier,
  Measure,
  Name,
  Quantifier,
  QuotedName,
  Statistic,
  words,
} from "./keywords.js";

export * from "./keywords.js";

// ---- values -----------------------------------------------------------------------------------------

export const StringText = createToken({
  name: "String",
  label: "a string",
  pattern: /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^'\\]*(?:\\[\s\S][^'\\]*)*'/,
  line_breaks: true,
});
export const Parameter = createToken({
  name: "Parameter",
  label: "a $parameter",
  pattern: /\$(?:[A-Za-z_][A-Za-z0-9_]*|`[^`]*(?:``[^`]*)*`)/,
  line_breaks: true,
});
export const Instant = createToken({
  name: "Instant",
  label: "a date",
  pattern:
    /\d{4}-\d{2}-\d{2}(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)?(?![A-Za-z0-9_])/,
});
export const Duration = createToken({
  name: "Duration",
  label: "a duration",
  pattern: /(?:(?:\d+(?:ms|s|m|h|d|w))+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?ms)(?![A-Za-z0-9_])/,
});
export const NumberText = createToken({
  name: "Number",
  label: "a number",
  pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_]|\.\d)/,
});
/** What begins like a date or number and is none: refused with its own message when the text is read. */
export const BadInstant = createToken({
  name: "BadInstant",
  pattern: /\d{4}-\d{2}-\d{2}(?:[A-Za-z0-9_:]|\.\d)*/,
});
export const BadComment = createToken({ name: "BadComment", pattern: "/*" });
export const BadNumber = createToken({ name: "BadNumber", pattern: /\d+(?:\.\d+)*[A-Za-z0-9_]*/ });

// ---- signs ------------------------------------------------------------------------------------------

const sign = (name: string, text: string, pattern: RegExp | string, ...categories: TokenType[]) =>
  createToken({ name, label: `"${text}"`, pattern, categories });

export const signs = {
  Arrow: sign("Arrow", "->", "->"),
  DotDot: sign("DotDot", "..", ".."),
  Equals: sign("Equals", "==", "==", CompareOp),
  Assign: sign("Assign", "=", "=", CompareOp),
  NotEquals: sign("NotEquals", "!=", /!=|<>/, CompareOp),
  AtMost: sign("AtMost", "<=", "<=", CompareOp),
  AtLeast: sign("AtLeast", ">=", ">=", CompareOp),
  Less: sign("Less", "<", "<", CompareOp),
  Greater: sign("Greater", ">", ">", CompareOp),
  Plus: sign("Plus", "+", "+", AdditiveOp),
  Minus: sign("Minus", "-", "-", AdditiveOp),
  Star: sign("Star", "*", "*", FactorOp),
  Slash: sign("Slash", "/", "/", FactorOp),
  Percent: sign("Percent", "%", "%", FactorOp),
  Open: sign("Open", "(", "("),
  Close: sign("Close", ")", ")"),
  OpenBlock: sign("OpenBlock", "{", "{"),
  CloseBlock: sign("CloseBlock", "}", "}"),
  Comma: sign("Comma", ",", ","),
  Colon: sign("Colon", ":", ":"),
  AtSign: sign("AtSign", "@", "@"),
} as const;

// ---- what is skipped --------------------------------------------------------------------------------

const Blank = createToken({ name: "Blank", pattern: /[\s\uFEFF]+/, line_breaks: true, group: Lexer.SKIPPED });
/** Group of the lexing result that keeps the comments. */
export const COMMENTS = "comments";
const LineComment = createToken({ name: "LineComment", pattern: /(?:\/\/|#)[^\r\n]*/, group: COMMENTS });
const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//,
  line_breaks: true,
  group: COMMENTS,
});

/** The one token table: the lexer tries tokens in this order. */
export const tokens: TokenType[] = [
  Blank,
  LineComment,
  BlockComment,
  BadComment,
  ...[Name, CompareOp, AdditiveOp, FactorOp, Quantifier, Measure, Statistic],
  ...Object.values(words).sort((a, b) => b.name.length - a.name.length),
  Identifier,
  QuotedName,
  StringText,
  Parameter,
  Instant,
  BadInstant,
  Duration,
  NumberText,
  BadNumber,
  ...Object.values(signs),
];
