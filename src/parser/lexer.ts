import { type IToken, Lexer } from "chevrotain";
import type { FrocketError } from "../errors/index.js";
import { problem } from "../errors/index.js";
import { COMMENTS, tokens } from "./tokens.js";

/** Made when the first text comes, as JSON needs none; `check` has the table of tokens validated, which takes as long as the rest. */
export function makeLexer(check: boolean): Lexer {
  return new Lexer(tokens, {
    ensureOptimizations: true,
    recoveryEnabled: false,
    positionTracking: "full",
    skipValidations: !check,
  });
}

let lexer: Lexer | null = null;

/** Tokens of a text up to its end or its first error; comments stand apart, in order. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly error: FrocketError | null;
}

/** Cuts a text into tokens. Cost: linear. */
export function lex(text: string, file: string): Lexed {
  lexer ??= makeLexer(false);
  const result = lexer.tokenize(text);
  const error = result.errors[0];
  return {
    tokens: result.tokens,
    comments: result.groups[COMMENTS] ?? [],
    error: error === undefined ? null : lexicalError(text, file, error.offset),
  };
}

const UNCLOSED = [
  ['"', "unterminated-string"],
  ["'", "unterminated-string"],
  ["`", "unterminated-name"],
  ["/*", "unterminated-comment"],
] as const;

const HINTS: readonly (readonly [string, string])[] = [
  ["&&", 'write "and"'],
  ["||", 'write "or"'],
  ["!", 'write "not"'],
  [";", "clauses need nothing between them"],
  [".", "a number has digits on both sides of its dot: 0.5"],
  ["[", "lists stand in parentheses"],
  ["$", "a parameter is $ and its name"],
  ["\u201c", "write straight quotes"],
  ["\u201d", "write straight quotes"],
  ["\u2018", "write straight quotes"],
  ["\u2019", "write straight quotes"],
];

function lexicalError(text: string, file: string, start: number): FrocketError {
  const rest = text.slice(start, start + 2);
  const unclosed = UNCLOSED.find(([opening]) => rest.startsWith(opening));
  if (unclosed !== undefined) {
    const end = endOfLine(text, start);
    return problem(unclosed[1], {}, { place: { kind: "text", file, start, end } });
  }
  const found = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const place = { kind: "text", file, start, end: start + found.length } as const;
  const isLetter = /\p{L}/u.test(found);
  const hint = isLetter
    ? "a name with other letters than a to z stands in backquotes"
    : HINTS.find(([sign]) => rest.startsWith(sign))?.[1];
  return problem("unexpected-character", { found }, { place, hint });
}

/** Offset where the line of `start` ends, its line break left out. */
export function endOfLine(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.length : start + length;
}
