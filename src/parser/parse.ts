import { EOF, type IToken } from "chevrotain";
import { type FrocketError, fail, problem } from "../errors/index.js";
import type { Query } from "./ast.js";
import { attachComments } from "./comments.js";
import type { QueryCstNode } from "./cst.js";
import { findTooDeep } from "./depth.js";
import { QueryParser } from "./grammar.js";
import { endOfLine, lex } from "./lexer.js";
import { LIMITS } from "./limits.js";
import { badToken, expectations, isBadToken, syntaxError } from "./syntax-errors.js";
import { toAst } from "./to-ast/query.js";
import { QuotedName, StringText } from "./tokens.js";

/** Made when the first text comes. */
let queryParser: QueryParser | null = null;

/** Reads a `.funnel` text. Errors: the first problem, with its place. Cost: linear in the text. */
export function parseFunnel(text: string, file: string): Query {
  if (text.length > LIMITS.characters) {
    fail("too-large", { limit: LIMITS.characters, found: text.length });
  }
  const { tokens, comments, error } = lex(text, file);
  const deep = findTooDeep(tokens, file);
  if (deep !== null) throw deep;
  const tree = recognize(tokens, text, file, error);
  const query = toAst(tree, { file, text });
  attachComments(query, tree, comments, text);
  return query;
}

/** The tokens as a concrete syntax tree. Errors: whichever problem of the text comes first. */
function recognize(tokens: IToken[], text: string, file: string, lexical: FrocketError | null): QueryCstNode {
  const bad = tokens.find(isBadToken);
  queryParser ??= new QueryParser(expectations);
  const parser = queryParser;
  parser.input = tokens;
  // The start rule is `query`, so its tree is a QueryCstNode.
  const tree = parser.query() as QueryCstNode;
  const found = parser.errors[0];
  if (found === undefined && lexical === null) return tree;
  const isCutShort = lexical !== null && found?.token.tokenType === EOF;
  const syntactic = found === undefined || isCutShort ? null : syntaxError(found, tokens, file);
  const badAt = bad?.startOffset ?? Number.POSITIVE_INFINITY;
  const first = [lexical, syntactic, bad ? badToken(bad, file) : null]
    .filter((each) => each !== null)
    .reduce((one, other) => (startOf(other) <= startOf(one) ? other : one));
  const before = Math.min(startOf(first), badAt);
  throw missingQuote(tokens, text, file, first, before) ?? first;
}

function startOf(error: FrocketError): number {
  return error.place?.kind === "text" ? error.place.start : 0;
}

/** A string over several lines just before the error, or before an unclosed quote, lacks its closing quote. */
function missingQuote(
  tokens: readonly IToken[],
  text: string,
  file: string,
  error: FrocketError,
  before: number,
): FrocketError | null {
  const earlier = tokens.filter((token) => token.startOffset < before);
  const isUnclosed = error.code === "unterminated-string" || error.code === "unterminated-name";
  const suspect = (isUnclosed ? earlier : earlier.slice(-1)).find(
    ({ tokenType, image }) => (tokenType === StringText || tokenType === QuotedName) && image.includes("\n"),
  );
  if (suspect === undefined) return null;
  const start = suspect.startOffset;
  const place = { kind: "text", file, start, end: endOfLine(text, start) } as const;
  return problem(
    suspect.tokenType === StringText ? "unterminated-string" : "unterminated-name",
    {},
    { place },
  );
}
