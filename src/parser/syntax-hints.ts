import { EOF, type IRecognitionException, type IToken, type TokenType } from "chevrotain";
import { nearest } from "../errors/near.js";
import { CompareOp, Identifier, Instant, Name, NumberText, StringText, signs, words } from "./tokens.js";
import { isReserved, KEYWORDS } from "./words.js";

const CLAUSE_STARTS: readonly TokenType[] = [
  words.Where,
  words.Define,
  words.Param,
  words.Timeframe,
  words.Aggregate,
  words.Funnel,
];
const CONDITIONS = ["any", "none", "every", "count", "sum", "min", "max", "mean", "distinct", "sequence"];

/** Words of other languages and what stands for them here. */
const TRANSLATED: ReadonlyMap<string, string> = new Map([
  ["avg", "mean"],
  ["average", "mean"],
  ["filter", "where"],
  ["having", "where"],
  ["select", "aggregate"],
  ["group", "by"],
  ["limit", "top"],
  ["exists", "any"],
]);

/** The next action for a text that does not follow the grammar: the first advice that fits. */
export function hintFor(found: IRecognitionException, before: readonly IToken[]): string | undefined {
  const { token, message, context } = found;
  const rule = context.ruleStack.at(-1) ?? "query";
  const previous = before.at(-1);
  return (
    hintForPrevious(token, message, before) ??
    hintForCondition(context.ruleStack, before) ??
    hintForClause(token, message, previous) ??
    hintForToken(token, message, rule, before) ??
    hintForWord(token.image, message, previous)
  );
}

/** What is missing after the token before. */
function hintForPrevious(token: IToken, message: string, before: readonly IToken[]): string | undefined {
  const previous = before.at(-1);
  const earlier = before.at(-2);
  if (previous === undefined) return undefined;
  const word = previous.image.toLowerCase();
  const isCondition = CONDITIONS.includes(word) && !/^an aggregation|"attempts"/.test(message);
  if (isCondition && token.tokenType !== signs.Open) return `${word} takes parentheses: ${word}(...)`;
  if (previous.tokenType === words.In && message === '"("') {
    const isSet = (earlier?.tokenType === words.Not ? before.at(-3) : earlier)?.tokenType === words.Users;
    return isSet
      ? 'a saved set is a path in quotes: users in "ids.csv"'
      : 'a list stands in parentheses: in ("a", "b")';
  }
  if (isA(previous, CompareOp) && isA(token, CompareOp)) return 'equality is written "=="';
  if (previous.tokenType === Instant && /^\d+$/.test(token.image)) return 'date and time are joined by "T"';
  if (earlier?.tokenType === words.Step && isA(previous, Name))
    return `a named step is written step ${word}: ...`;
  if (previous.tokenType === StringText && token.image.toLowerCase() === "i") {
    return "ignoring case goes with contains, starts with, ends with, matches and like";
  }
  return undefined;
}

/** What the token itself suggests. */
function hintForToken(
  token: IToken,
  message: string,
  rule: string,
  before: readonly IToken[],
): string | undefined {
  const type = token.tokenType;
  if (message === '".."') {
    return type === signs.Minus
      ? "a date is written 2015-05-03"
      : "a range has two dots, and either end may be left out: 2015-05-03 .. 2015-06-01";
  }
  if (message === "a comparison") return rule === "counted" ? "count(...) >= 1" : "sum(price) > 100";
  if (type === EOF) return message.includes('"}"') ? "close the block" : undefined;
  if (type === words.Null) {
    return rule === "value"
      ? "without a value the param is given when the query runs"
      : 'nulls are found with "is null"';
  }
  if (type === signs.Comma && rule === "block")
    return "no comma stands between aggregations, and by takes one column";
  if (type === words.Step && rule === "query") return "steps stand in a funnel: funnel { step ... }";
  const clause = before.findLast((each) => CLAUSE_STARTS.includes(each.tokenType));
  const isInWhere = clause?.tokenType === words.Where;
  if (isInWhere && rule === "query" && CONDITIONS.includes(token.image.toLowerCase())) {
    return 'conditions are joined by "and" or "or"';
  }
  if (!isA(token, CompareOp)) return undefined;
  if (message === '"="') return "a definition is written define NAME = predicate";
  return isInWhere && ["conditionAtom", "where", "query"].includes(rule)
    ? "a comparison of row values stands in any(...), none(...), every(...) or count(...)"
    : 'comparisons are joined by "and": 1 < x and x < 5';
}

/** A misspelt condition reads like a function of row values. */
function hintForCondition(rules: readonly string[], before: readonly IToken[]): string | undefined {
  if (!rules.includes("barePredicate")) return undefined;
  const open = before.findLastIndex((each) => each.tokenType === signs.Open);
  const near = nearest(before[open - 1]?.image ?? "", CONDITIONS);
  const isSame = near === before[open - 1]?.image.toLowerCase();
  return near === undefined || isSame ? undefined : `did you mean "${near}"?`;
}

const ITEM = /^an item of the funnel/;

/** What goes wrong around the clauses of steps, funnels and sequences. */
function hintForClause(token: IToken, message: string, previous: IToken | undefined): string | undefined {
  const type = token.tokenType;
  if (type === signs.Minus && message === "a duration") return "a length of time has no sign";
  if (type === words.On && message.startsWith("an aggregation")) return "on step stands before top and as";
  if (ITEM.test(message) && type === signs.Comma) return "no comma stands between the items of a funnel";
  if (ITEM.test(message) && previous?.tokenType === NumberText) {
    return "a duration has its unit right behind the number: 7d";
  }
  const isOption =
    type === words.Window || type === words.Hold || type === words.Order || type === words.Ties;
  return isOption && message.startsWith('"->"') ? "options of a sequence stand after a comma" : undefined;
}

function hintForWord(image: string, message: string, previous: IToken | undefined): string | undefined {
  if (!/^[a-z_]\w*$/i.test(image)) return undefined;
  if (image.toLowerCase() === "count" && message.includes("column")) {
    return "count(...) asks about a whole user and stands in where; a column is written `count`";
  }
  if (isReserved(image)) {
    return /name|column/.test(message)
      ? `"${image}" is a reserved word: as a name it is written \`${image}\``
      : undefined;
  }
  if (/^a (?:string|value)/.test(message)) return `a string takes quotes: "${image}"`;
  if (message.startsWith("a number")) return undefined;
  const translated = TRANSLATED.get(image.toLowerCase());
  if (translated !== undefined) return `write "${translated}"`;
  const near = nearest(image, KEYWORDS);
  const isMisplaced = near === undefined || near === image.toLowerCase();
  if (!isMisplaced) return `did you mean "${near}"?`;
  const isAlone = previous?.tokenType === Identifier && message.startsWith("an operator");
  const misspelt = isAlone ? nearest(previous.image, KEYWORDS) : undefined;
  return misspelt === undefined || misspelt === previous?.image ? undefined : `did you mean "${misspelt}"?`;
}

function isA(token: IToken, category: TokenType): boolean {
  return token.tokenType === category || (token.tokenType.CATEGORIES?.includes(category) ?? false);
}
