import type { IParserErrorMessageProvider, IRecognitionException, IToken, TokenType } from "chevrotain";
import { EOF } from "chevrotain";
import { type FrocketError, problem } from "../errors/index.js";
import { hintFor } from "./syntax-hints.js";
import { BadComment, BadInstant, BadNumber, StringText, signs } from "./tokens.js";

const CLAUSES =
  "a clause (from, timeframe, session, param, include, define, where, aggregate, funnel, retention, paths)";
const OPERATOR_OR_CLOSE = 'an operator or ")"';

/** What may stand where only a closing sign is left, by rule. */
const AT_CLOSE: Readonly<Record<string, string>> = {
  primary: OPERATOR_OR_CLOSE,
  reference: OPERATOR_OR_CLOSE,
  quantified: OPERATOR_OR_CLOSE,
  counted: OPERATOR_OR_CLOSE,
  conditionAtom: '"and", "or" or ")"',
  measured: '"where" or ")"',
  list: '"," or ")"',
  sequence: '"->", "," or ")"',
  block: 'an aggregation (count, users, sum, mean, min, max, summary) or "}"',
  funnel:
    'an item of the funnel (step, without, window, hold, by, per, durations, each step, at end and others) or "}"',
  retention: 'an item of the retention (start, return, per, every, buckets, kind, cohort, by) or "}"',
  paths:
    'an item of the paths (from, to, after dropping out, next, previous, by, within, only, except, collapse repeats, top) or "}"',
};

/** Chevrotain's messages reduced to what was expected; `syntaxError` makes the sentence. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => {
    const isClose = expected === signs.Close || expected === signs.CloseBlock;
    return (isClose ? AT_CLOSE[ruleName] : undefined) ?? label(expected);
  },
  buildNotAllInputParsedMessage: ({ firstRedundant }) =>
    `${firstRedundant.startOffset === 0 ? "" : "an operator, "}${CLAUSES} or the end of the text`,
  buildNoViableAltMessage: ({ expectedPathsPerAlt, customUserDescription }) =>
    customUserDescription ??
    oneOf(expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path.slice(0, 1)))),
  buildEarlyExitMessage: ({ expectedIterationPaths, customUserDescription }) =>
    customUserDescription ?? oneOf(expectedIterationPaths.flatMap((path) => path.slice(0, 1))),
};

function label(token: TokenType): string {
  return token.LABEL ?? token.name;
}

function oneOf(tokens: readonly TokenType[]): string {
  const labels = [...new Set(tokens.map(label))];
  return labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}

/** The one error of a text whose tokens do not follow the grammar. */
export function syntaxError(
  found: IRecognitionException,
  tokens: readonly IToken[],
  file: string,
): FrocketError {
  const isEnd = found.token.tokenType === EOF;
  const index = isEnd ? tokens.length : tokens.indexOf(found.token);
  const previous = tokens[index - 1];
  const start = isEnd ? endOf(previous) : found.token.startOffset;
  const place = { kind: "text", file, start, end: isEnd ? start : endOf(found.token) } as const;
  const what = describe(found.token);
  return problem(
    "syntax-error",
    { expected: found.message, found: what },
    { place, hint: hintFor(found, tokens.slice(0, index)) },
  );
}

/** The error of a token that begins like a number or date and is none. */
export function badToken(token: IToken, file: string): FrocketError {
  const place = { kind: "text", file, start: token.startOffset, end: endOf(token) } as const;
  const found = shorten(token.image);
  if (token.tokenType === BadComment) return problem("unterminated-comment", {}, { place });
  if (token.tokenType === BadInstant) {
    return problem("bad-instant", { found }, { place, hint: "a date-time is written 2015-05-03T10:00:00Z" });
  }
  const isDuration = /^[\d.]+(?:(?:ms|mo|[smhdwy])[\d.]*)+$/i.test(token.image);
  const hint = isDuration
    ? "a duration is whole numbers with units: 250ms 30s 15m 2h 7d 4w 1d12h"
    : `a name that begins with a digit stands in backquotes: \`${found}\``;
  return problem("bad-number", { found }, { place, hint });
}

/** Whether `token` is one that `badToken` explains. */
export function isBadToken(token: IToken): boolean {
  return token.tokenType === BadInstant || token.tokenType === BadNumber || token.tokenType === BadComment;
}

function endOf(token: IToken | undefined): number {
  return token === undefined ? 0 : token.startOffset + token.image.length;
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function describe(token: IToken): string {
  if (token.tokenType === EOF) return "the end of the text";
  if (token.tokenType === StringText) return `the string ${shorten(token.image)}`;
  return `"${shorten(token.image)}"`;
}
