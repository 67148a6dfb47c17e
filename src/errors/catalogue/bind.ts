import { entry } from "./entry.js";

/** Problems of a query's names, types and parameters, found before any data is read; and of stored plans. */
export const bindErrors = {
  "unknown-column": entry<{ column: string; dataset: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `no column "${d.column}" in dataset "${d.dataset}"`,
    hint: "see the columns: frocket info NAME",
    explain:
      "A name is neither a column of the dataset nor a definition of the query. Names are case-sensitive.",
  }),
  "unsupported-column": entry<{ column: string; reason: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `column "${d.column}" cannot be used in queries: ${d.reason}`,
    hint: "leave it out, or convert it to a number, text, bool, time or list of these",
    explain: "The files have the column, but its type (or its reserved name) has no meaning in the language.",
  }),
  "list-column": entry<{ column: string; type: string; use: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `${d.use} expects a column of single values, found column "${d.column}" (${d.type})`,
    hint: "use: COLUMN has any (…), COLUMN has all (…), COLUMN is null",
    explain: "List columns can be tested with `has` and `is null` only.",
  }),
  "wrong-type": entry<{ subject: string; expected: string; found: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `${d.subject} expects ${d.expected}, found ${d.found}`,
    hint: "compare values of the same type",
    explain:
      "An operator, function or aggregate got a type that it does not take. See the reference of operators.",
  }),
  "condition-expected": entry<{ found: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `expected a condition that is true or false, found ${d.found}`,
    hint: "compare it with something, as in x == 1, or test it: is not null",
    explain: "A place that needs a condition holds a value. Compare the value with something.",
  }),
  "value-expected": entry<{ subject: string; found: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `${d.subject} expects a value, found ${d.found}`,
    hint: "write a column, a literal or arithmetic of these",
    explain: "Conditions are no values: they cannot be compared, added or passed to functions.",
  }),
  "no-time-unit": entry<{ what: string; column: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `${d.what} needs the unit of the time column "${d.column}", which is not known`,
    hint: "give the unit: --time-unit ms, or time COLUMN in ms",
    explain:
      "Durations, dates and calendar functions need to know what one step of a numeric time column is.",
  }),
  "unit-mismatch": entry<{ left: string; right: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `both sides must have the same time unit, found ${d.left} and ${d.right}`,
    hint: "compare times of the same unit",
    explain: "Times of different units are not converted into each other, since that would not be exact.",
  }),
  "bad-zone": entry<{ zone: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `no time zone "${d.zone}"`,
    hint: 'write an IANA name, as in "Europe/Berlin"',
    explain: "Time zones are IANA names such as Europe/Berlin or UTC.",
  }),
  "bad-pattern": entry<{ pattern: string; reason: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `"${d.pattern}" is no regular expression: ${d.reason}`,
    hint: "patterns take RE2 syntax: no backreferences, no lookaround",
    explain:
      "`matches` takes RE2 syntax: no backreferences and no lookaround, so that it runs in linear time.",
  }),
  "fractional-count": entry<{ measure: string; found: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) => `${d.measure} expects a whole number as its target, found ${d.found}`,
    hint: "write a whole number",
    explain: "A count is compared with a whole number.",
  }),
  "definition-is-column": entry<{ name: string; dataset: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `definition "${d.name}" has the name of a column of dataset "${d.dataset}"`,
    hint: "choose a name that is no column",
    explain: "A name must mean one thing: rename the definition.",
  }),
  "definition-cycle": entry<{ cycle: readonly string[] }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `definitions use each other in a circle: ${d.cycle.join(" -> ")}`,
    hint: "take one of the names out of the circle",
    explain: "A definition may use others, but not itself, directly or by way of others.",
  }),
  "undeclared-param": entry<{ name: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `parameter "$${d.name}" is not declared`,
    hint: "declare it: param NAME = VALUE",
    explain: "Declare it: `param name = default`.",
  }),
  "unknown-param": entry<{ name: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `the query has no parameter "${d.name}"`,
    hint: "remove it, or declare it: param NAME = VALUE",
    explain: "A value was given for a parameter that the query does not declare.",
  }),
  "missing-param": entry<{ name: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `parameter "${d.name}" has no value`,
    hint: "give it: --param NAME=VALUE, or a default in the query",
    explain: "A parameter without a default needs a value when the query is run.",
  }),
  "param-value": entry<{ name: string; expected: string; text: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `parameter "${d.name}" expects ${d.expected}, found "${d.text}"`,
    hint: "write it as it would stand in the query",
    explain: "The text given for a parameter does not read as what its place in the query needs.",
  }),
  "empty-timeframe": entry<{ start: string; end: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `the end of the timeframe must be later than its start, found ${d.start} .. ${d.end}`,
    hint: "make the end later than the start: rows at the end are left out",
    explain: "A timeframe is half-open: its start is in it, its end is not.",
  }),
  "timeframe-scale": entry<{ bound: string; min: string; max: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) =>
      `timeframe bound ${d.bound} is not of the same scale as the times of the data, ${d.min} to ${d.max}`,
    hint: "write the bound in the unit of the time column",
    explain: "A number far off the data is most likely in another unit, such as seconds for milliseconds.",
  }),
  "bad-aggregation": entry<{ fn: string; expected: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `${d.fn} expects ${d.expected}`,
    hint: "name a column that fits",
    explain:
      "An aggregation lacks a column, has one too many, or a summary is given one name for three results.",
  }),
  "expansion-too-large": entry<{ limit: number }>({
    class: "limit",
    kind: "SCHEMA",
    message: (d) => `the query is too large: more than ${d.limit} operators after definitions are put in`,
    hint: "use fewer definitions inside definitions",
    explain: "Definitions that use others several times grow fast. Use fewer or smaller ones.",
  }),
  "plan-version": entry<{ found: string; expected: number }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected a plan of version ${d.expected}, found version ${d.found}`,
    hint: "compile the query again with this version",
    explain: "The plan was made by another version of frocket. Compile the query again.",
  }),
  "plan-damaged": entry<{ reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `the plan is damaged: ${d.reason}`,
    hint: "compile the query again",
    explain: "A stored or received plan is not what its hash says. Compile the query again.",
  }),
} as const;
