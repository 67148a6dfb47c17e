import { RE2JS } from "re2js";

/**
 * A search for the regular expression `pattern` (RE2 syntax, `.` without line ends) anywhere in a text, in time linear
 * in it. `ignoreCase` folds case as Unicode simple folding does. Throws what re2js throws on a wrong pattern: the
 * planner has tried every pattern before.
 */
export function regexMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const compiled = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return (text) => compiled.test(text);
}
