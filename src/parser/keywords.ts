import { createToken, Lexer, type TokenType } from "chevrotain";

/** Categories: what the grammar asks for where several tokens fit. */
const category = (name: string, label: string) => createToken({ name, label, pattern: Lexer.NA });
export const Name = category("Name", "a name");
export const CompareOp = category("CompareOp", "a comparison");
export const AdditiveOp = category("AdditiveOp", '"+" or "-"');
export const FactorOp = category("FactorOp", '"*", "/" or "%"');
export const Quantifier = category("Quantifier", '"any", "none" or "every"');
export const Measure = category("Measure", '"sum", "min", "max", "mean" or "distinct"');
export const Statistic = category("Statistic", '"sum", "mean", "min" or "max"');

export const Identifier = createToken({
  name: "Identifier",
  label: "a name",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  categories: [Name],
});
export const QuotedName = createToken({
  name: "QuotedName",
  label: "a name",
  pattern: /`[^`]*(?:``[^`]*)*`/,
  line_breaks: true,
  categories: [Name],
});

// ---- words ------------------------------------------------------------------------------------------

function word(text: string, categories: TokenType[]): TokenType {
  const name = text.charAt(0).toUpperCase() + text.slice(1);
  const label = `"${text}"`;
  return createToken({
    name,
    label,
    pattern: new RegExp(text, "i"),
    // Else the lexer parses every pattern to find them.
    start_chars_hint: [text.charAt(0), text.charAt(0).toUpperCase()],
    longer_alt: Identifier,
    categories,
  });
}
const reserved = (text: string) => word(text, []);
/** A word that is still a name wherever the grammar does not expect it. */
const contextual = (text: string, ...categories: TokenType[]) => word(text, [Name, ...categories]);

export const words = {
  And: reserved("and"),
  Or: reserved("or"),
  Not: reserved("not"),
  In: reserved("in"),
  Between: reserved("between"),
  Contains: reserved("contains"),
  Starts: reserved("starts"),
  Ends: reserved("ends"),
  Matches: reserved("matches"),
  Like: reserved("like"),
  Is: reserved("is"),
  Has: reserved("has"),
  Null: reserved("null"),
  True: reserved("true"),
  False: reserved("false"),

  From: reserved("from"),
  Timeframe: reserved("timeframe"),
  Param: reserved("param"),
  Include: reserved("include"),
  Define: reserved("define"),
  Where: reserved("where"),
  Aggregate: reserved("aggregate"),
  Funnel: reserved("funnel"),

  Step: reserved("step"),
  Without: reserved("without"),
  Window: reserved("window"),
  Order: reserved("order"),
  Ties: reserved("ties"),
  Repeats: reserved("repeats"),
  Entry: reserved("entry"),
  Entering: reserved("entering"),
  Chain: reserved("chain"),
  Count: reserved("count"),
  Hold: reserved("hold"),
  By: reserved("by"),
  Per: reserved("per"),
  Durations: reserved("durations"),
  Each: reserved("each"),
  At: reserved("at"),
  Preset: reserved("preset"),

  Within: reserved("within"),
  After: reserved("after"),
  Optional: reserved("optional"),
  Times: reserved("times"),

  Users: contextual("users"),
  Time: contextual("time"),
  Any: contextual("any", Quantifier),
  None: contextual("none", Quantifier),
  Every: contextual("every", Quantifier),
  All: contextual("all"),
  Sum: contextual("sum", Measure, Statistic),
  Min: contextual("min", Measure, Statistic),
  Max: contextual("max", Measure, Statistic),
  Mean: contextual("mean", Measure, Statistic),
  Distinct: contextual("distinct", Measure),
  Summary: contextual("summary"),
  Sequence: contextual("sequence"),
  With: contextual("with"),
  IgnoreCase: contextual("i"),
  Top: contextual("top"),
  As: contextual("as"),
  End: contextual("end"),

  For: contextual("for"),
  Attempt: contextual("attempt"),
  Attempts: contextual("attempts"),
  User: contextual("user"),
  Sequential: contextual("sequential"),
  Contiguous: contextual("contiguous"),
  Steps: contextual("steps"),
  Strict: contextual("strict"),
  Row: contextual("row"),
  Session: contextual("session"),
  Sessions: contextual("sessions"),
  Gap: contextual("gap"),
  Allowed: contextual("allowed"),
  Break: contextual("break"),
  Best: contextual("best"),
  First: contextual("first"),
  Earliest: contextual("earliest"),
  Latest: contextual("latest"),
  Fastest: contextual("fastest"),
  On: contextual("on"),
  Hour: contextual("hour"),
  Day: contextual("day"),
  Week: contextual("week"),
  Month: contextual("month"),
  Histogram: contextual("histogram"),

  Retention: contextual("retention"),
  Start: contextual("start"),
  Return: contextual("return"),
  Buckets: contextual("buckets"),
  Kind: contextual("kind"),
  Exact: contextual("exact"),
  Rolling: contextual("rolling"),
  Bracket: contextual("bracket"),
  Cohort: contextual("cohort"),
  Paths: contextual("paths"),
  To: contextual("to"),
  Next: contextual("next"),
  Dropping: contextual("dropping"),
  Out: contextual("out"),
  Of: contextual("of"),
  Previous: contextual("previous"),
  Last: contextual("last"),
  Only: contextual("only"),
  Except: contextual("except"),
  Collapse: contextual("collapse"),
} as const;
