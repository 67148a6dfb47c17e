import type { Predicate } from "../../expression.js";
import { type Sql, text } from "../sql.js";
import type { Writer } from "../writer.js";
import { operandSql } from "./operand.js";

type TextMatch = Extract<Predicate, { kind: "text-match" }>;

/** A test of a text; whatever ignores case or has wildcards becomes a regular expression (RE2 folds case as the language does). */
export function textMatchSql(match: TextMatch, writer: Writer): Sql {
  const { dialect } = writer;
  const value = operandSql(match.operand, writer);
  const flags = match.ignoreCase ? "(?i)" : "";
  const search = (pattern: string): Sql => dialect.matches(value, `${flags}${pattern}`);
  const quoted = quotePattern(match.pattern);
  switch (match.op) {
    case "contains":
      return match.ignoreCase ? search(quoted) : dialect.contains(value, text(match.pattern));
    case "starts":
      return match.ignoreCase ? search(`\\A${quoted}`) : dialect.starts(value, text(match.pattern));
    case "ends":
      return match.ignoreCase ? search(`${quoted}\\z`) : dialect.ends(value, text(match.pattern));
    case "matches":
      return search(match.pattern);
    case "like":
      return search(`(?s)\\A${globPattern(match.pattern)}\\z`);
  }
}

function quotePattern(value: string): string {
  return value.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&").replaceAll("\0", "\\x00");
}

/** A backslash before `*`, `?` or a backslash makes that character itself, and stands for itself elsewhere. */
function globPattern(glob: string): string {
  return glob.replaceAll(/\\[*?\\]|[*?]|[^*?\\]+|\\/g, (piece) => {
    if (piece === "*") return ".*";
    if (piece === "?") return ".";
    return quotePattern(/^\\[*?\\]$/.test(piece) ? piece.slice(1) : piece);
  });
}
