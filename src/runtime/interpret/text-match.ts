import type { Predicate } from "../../planner/expression.js";
import { regexMatcher } from "../regex.js";
import { foldCase, globMatcher } from "../text.js";

type TextMatch = Extract<Predicate, { kind: "text-match" }>;

/** Whether a present text fits the pattern of a `text-match`. */
export function textMatches(match: TextMatch, value: string): boolean {
  const fold = match.ignoreCase ? foldCase : (text: string) => text;
  switch (match.op) {
    case "contains":
      return fold(value).includes(fold(match.pattern));
    case "starts":
      return fold(value).startsWith(fold(match.pattern));
    case "ends":
      return fold(value).endsWith(fold(match.pattern));
    case "like":
      return globMatcher(match.pattern, match.ignoreCase)(value);
    case "matches":
      return regexMatcher(match.pattern, match.ignoreCase)(value);
  }
}
