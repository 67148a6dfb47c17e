import type { IToken, TokenType } from "chevrotain";
import type { FrocketError } from "../errors/index.js";
import { problem } from "../errors/index.js";
import { LIMITS } from "./limits.js";
import { AdditiveOp, FactorOp, signs, words } from "./tokens.js";

const opening: readonly TokenType[] = [signs.Open, signs.OpenBlock];
const closing: readonly TokenType[] = [signs.Close, signs.CloseBlock];

/**
 * The first place where expressions nest too deeply, before anything recursive reads the tokens. Counted are open
 * parentheses, and in each of them the signs, nots and arithmetic of the expression that is being read.
 */
export function findTooDeep(tokens: readonly IToken[], file: string): FrocketError | null {
  const outer: { base: number; depth: number }[] = [];
  let base = 0;
  let depth = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (opening.includes(type)) {
      outer.push({ base, depth });
      depth += 1;
      base = depth;
    } else if (closing.includes(type)) {
      const group = outer.pop() ?? { base: 0, depth: 0 };
      base = group.base;
      depth = group.depth;
    } else if (isOperator(type)) depth += 1;
    else if (endsExpression(type)) depth = base;
    if (depth > LIMITS.depth) {
      const end = token.startOffset + token.image.length;
      const place = { kind: "text", file, start: token.startOffset, end } as const;
      const hint = "break the expression up with define";
      return problem("too-deep", { limit: LIMITS.depth }, { place, hint });
    }
  }
  return null;
}

function isOperator(type: TokenType): boolean {
  return type === words.Not || [AdditiveOp, FactorOp].some((each) => type.CATEGORIES?.includes(each));
}

/** Tokens after which a new expression begins at the level of the group. */
function endsExpression(type: TokenType): boolean {
  return ends.has(type);
}
const ends: ReadonlySet<TokenType> = new Set([
  ...[words.And, words.Or, signs.Comma, signs.Arrow, signs.Colon],
  ...[
    words.Step,
    words.Without,
    words.Each,
    words.At,
    words.Where,
    words.Define,
    words.Param,
    words.Timeframe,
    words.Funnel,
  ],
]);
