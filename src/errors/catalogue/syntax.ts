import { entry } from "./entry.js";

const input = { class: "input", kind: "SCHEMA" } as const;
const limit = { class: "limit", kind: "FAILED" } as const;

/** Errors of the text form; what is said of chains and the limits belong to every form. */
export const syntaxErrors = {
  "syntax-error": entry<{ expected: string; found: string }>({
    ...input,
    message: (d) => `expected ${d.expected}, found ${d.found}`,
    hint: "the language reference is in grammar/README.md",
    explain: "The text does not follow the grammar at this place.",
  }),
  "unexpected-character": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a word, a value or a sign of the language, found "${d.found}"`,
    hint: "remove it, or put text into quotes",
    explain: "No token of the language begins with this character.",
  }),
  "unterminated-string": entry({
    ...input,
    message: () => "expected a closing quote, found none for the string that begins here",
    hint: "close the string with the quote that opened it",
    explain: "A string ends with the quote that it began with; inside, that quote takes a backslash.",
  }),
  "unterminated-name": entry({
    ...input,
    message: () => "expected a closing backquote, found none for the name that begins here",
    hint: "close the name with a backquote",
    explain: "A quoted name stands between backquotes on one line; a backquote inside is doubled.",
  }),
  "unterminated-comment": entry({
    ...input,
    message: () => 'expected "*/", found none for the comment that begins here',
    hint: "close the comment with */",
    explain: "A block comment ends with */ and does not nest.",
  }),
  "bad-escape": entry<{ found: string }>({
    ...input,
    message: (d) => `expected an escape sequence of strings, found "${d.found}"`,
    hint: "write a backslash as \\\\; known are \\n \\t \\r \\\\ \\\" \\' \\xHH \\uHHHH \\u{…}",
    explain: "Strings know \\n \\t \\r \\0 \\\\ \\\" \\' \\` \\xHH \\uHHHH and \\u{H...} up to 10FFFF.",
  }),
  "bad-number": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a number, found "${d.found}"`,
    hint: "write digits on both sides of the dot, as in 0.5",
    explain:
      "A number is digits, then perhaps a dot with a digit after it, then perhaps an exponent, within float64.",
  }),
  "bad-duration": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a duration of at most 2^53 milliseconds, found "${d.found}"`,
    hint: "write a whole number and a unit (ms s m h d w), as in 1d12h",
    explain: "A duration is a sum of whole numbers with units: 250ms 30s 15m 2h 7d 4w 1d12h.",
  }),
  "bad-instant": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a date or date-time that exists, found "${d.found}"`,
    hint: "write an ISO 8601 date or date-time, as in 2015-05-03 or 2015-05-03T12:00:00Z",
    explain: "Instants are ISO 8601: 2015-05-03, 2015-05-03T10:00, 2015-05-03T10:00:00.250+02:00.",
  }),
  "bare-predicate": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a condition on a whole user, found a predicate on one row: ${d.found}`,
    hint: "say how many of the user's rows: any(…), none(…), every(…) or count(…) >= 1",
    explain:
      "where chooses users. A predicate is about one row, so it stands in any(), none(), every(), count().",
  }),
  "unknown-function": entry<{ name: string }>({
    ...input,
    message: (d) => `no function "${d.name}" on values of a row`,
    hint: "known are lower upper length abs hour weekday date",
    explain: "The functions of predicates are lower, upper, length, abs, hour, weekday and date.",
  }),
  "compare-with-null": entry<{ operator: string }>({
    ...input,
    message: (d) => `expected a value to compare with, found null beside "${d.operator}"`,
    hint: "use: is null, is not null",
    explain: "Nothing equals null or is ordered with it; is null and is not null ask for it.",
  }),
  "expected-column": entry<{ before: string }>({
    ...input,
    message: (d) => `expected the name of a column before "${d.before}", found an expression`,
    hint: "write the name of a column, in backquotes if it is no identifier",
    explain: "has looks into a list column, so its left side is the name of one.",
  }),
  "zone-not-allowed": entry<{ name: string }>({
    ...input,
    message: (d) => `expected one value in ${d.name}(), found a time zone beside it`,
    hint: "only hour, weekday and date take a time zone",
    explain: "Only the functions of time, hour, weekday and date, take a time zone.",
  }),
  "top-without-by": entry({
    ...input,
    message: () =>
      'expected "top" after an aggregation with "by", found it after one that is a single number',
    hint: "add by COLUMN, or leave top out",
    explain: "top keeps the greatest entries of a map; count, sum and their like make a map only with by.",
  }),
  "bad-count": entry<{ what: string; found: string }>({
    ...input,
    message: (d) => `expected ${d.what}, found ${d.found}`,
    hint: "write a whole number in range",
    explain: "Counts in clauses are whole numbers from 1 on.",
  }),
  "unknown-unit": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a time unit (s, ms, us, ns), found "${d.found}"`,
    hint: "use s, ms, us or ns",
    explain: "The unit of a numeric time column is seconds, milli-, micro- or nanoseconds.",
  }),
  "duplicate-clause": entry<{ clause: string }>({
    ...input,
    message: (d) => `expected one "${d.clause}", found a second`,
    hint: "keep one of them",
    explain: "A query has one dataset and one timeframe.",
  }),
  "duplicate-name": entry<{ what: string; name: string }>({
    ...input,
    message: (d) => `the ${d.what} "${d.name}" is there twice`,
    hint: "give each its own name",
    explain: "Definitions, params, funnels, steps of one funnel and names given with as are each unique.",
  }),
  "reserved-name": entry<{ name: string }>({
    ...input,
    message: (d) => `"${d.name}" cannot be the name of a step`,
    hint: "choose another name, or put a column's name in backquotes",
    explain: "first, last and end have meanings of their own where steps are named.",
  }),
  "empty-funnel": entry({
    ...input,
    message: () => "expected at least one step in the funnel, found none",
    hint: "add a step: step NAME: predicate",
    explain: "A funnel counts users per step, so it needs one.",
  }),
  "empty-sequence": entry({
    ...input,
    message: () => "expected at least one step in the sequence, found none",
    hint: "add a step: sequence(PREDICATE -> PREDICATE)",
    explain: "A sequence holds for users who did its steps, so it needs one; without is none.",
  }),
  "optional-first": entry({
    ...input,
    message: () => "expected a required first step, found an optional one",
    hint: "begin with a step that everybody takes, or leave optional out",
    explain: "A chain begins with its first step, so that one cannot be skipped.",
  }),
  "misplaced-without": entry({
    ...input,
    message: () => 'expected a step before "without", found none',
    hint: "move it behind the first step",
    explain: "without speaks of the gap between two chosen rows, or of the time after the last one.",
  }),
  "bad-times": entry<{ found: string }>({
    ...input,
    message: (d) =>
      `expected a number of rows that is not below the one before it after times, found ${d.found}`,
    hint: "write the smaller number first: times 2..3",
    explain: "times m..n lets a step use m to n rows, from 1 to 64.",
  }),
  "unprintable-pattern": entry<{ pattern: string }>({
    ...input,
    message: (d) => `the pattern ${JSON.stringify(d.pattern)} cannot be written in a funnel text`,
    hint: "write the pattern without a backslash at its end",
    explain:
      "A backslash passes through in patterns, so a text cannot hold a pattern that ends in a single one. Keep the JSON form.",
  }),
  "include-cycle": entry<{ path: string }>({
    ...input,
    message: (d) => `"${d.path}" includes itself, directly or through another file`,
    hint: "take one of the includes out",
    explain: "Includes form a tree: a file cannot need its own definitions.",
  }),
  "include-not-definitions": entry<{ path: string; clause: string }>({
    ...input,
    message: (d) =>
      `expected only definitions and params in the included file "${d.path}", found "${d.clause}"`,
    hint: "keep only param, define and include in an included file",
    explain: "An included file holds define, param and include; questions stay in the query itself.",
  }),
  "include-unreadable": entry<{ path: string; reason: string }>({
    ...input,
    message: (d) => `cannot read the included file "${d.path}": ${d.reason}`,
    hint: "check the path; it is relative to the file that includes it",
    explain: "The path of an include is relative to the file that it stands in.",
  }),
  "too-many": entry<{ what: string; limit: number; found: number }>({
    ...limit,
    message: (d) => `expected at most ${d.limit} ${d.what}, found ${d.found}`,
    hint: "split the query",
    explain: "A chain has up to 64 steps, a query up to 256 conditions, a block up to 64 aggregations.",
  }),
  "too-deep": entry<{ limit: number }>({
    ...limit,
    message: (d) => `expected at most ${d.limit} levels of nesting, found more`,
    hint: "flatten the expression, or name parts of it with define",
    explain: "Parentheses, nots, signs and arithmetic of one expression nest up to a fixed depth.",
  }),
  "too-large": entry<{ limit: number; found: number }>({
    ...limit,
    message: (d) => `expected a query of at most ${d.limit} characters, found ${d.found}`,
    hint: "move lists of values into a saved set of users or a definition",
    explain: 'Long lists of user ids belong into a file: where users in "ids.csv".',
  }),
} as const;
