import { entry } from "./entry.js";

const input = { class: "input", kind: "SCHEMA" } as const;
const relation = { class: "input", kind: "RELATION" } as const;
const includeZero = {
  class: "input",
  kind: "TYPE_MISMATCH",
  hint: "leave includeZero out",
  explain:
    "Users without a matching row are tested by a count target only with includeZero: true; it must fit the target.",
} as const;

/** Errors of the JSON forms. Those of relations and of `includeZero` keep the words that Funnel Rocket's clients know. */
export const jsonErrors = {
  "json-syntax": entry<{ expected: string; found: string }>({
    ...input,
    message: (d) => `expected ${d.expected}, found ${d.found}`,
    hint: "check the document with any JSON tool",
    explain:
      "The text is not JSON (RFC 8259) at this place: no comments, no trailing commas, double quotes only.",
  }),
  "json-duplicate-key": entry<{ key: string }>({
    ...input,
    message: (d) => `the key ${JSON.stringify(d.key)} is there twice`,
    hint: "keep one of them",
    explain: "A key stands once in an object. Taking one of two silently would answer another question.",
  }),
  "json-number-range": entry<{ found: string }>({
    ...input,
    message: (d) => `expected a number within float64, found ${d.found}`,
    hint: "write a number that float64 can hold",
    explain: "Numbers are integers or float64 values; this one is beyond both.",
  }),
  "json-too-large": entry<{ limit: number; found: number }>({
    class: "limit",
    kind: "FAILED",
    message: (d) => `expected a JSON query of at most ${d.limit} characters, found ${d.found}`,
    hint: "split the query",
    explain: "Long lists of user ids belong into a file, which a condition names with usersIn.",
  }),
  "json-unknown-key": entry<{ key: string; where: string }>({
    ...input,
    message: (d) => `unknown key ${JSON.stringify(d.key)} in ${d.where}`,
    hint: "the keys are listed in grammar/funnel.schema.json",
    explain: "Objects take the keys of grammar/funnel.schema.json and no others.",
  }),
  "json-missing-key": entry<{ key: string; where: string }>({
    ...input,
    message: (d) => `missing key "${d.key}" in ${d.where}`,
    hint: "add the key; the forms are in grammar/JSON.md",
    explain: "A key that the object cannot do without is not there.",
  }),
  "json-wrong-value": entry<{ expected: string; found: string }>({
    ...input,
    message: (d) => `expected ${d.expected}, found ${d.found}`,
    hint: "the forms are in grammar/JSON.md",
    explain: "A value is of another type than the schema says, or not among the ones that it allows.",
  }),
  "json-item-count": entry<{ expected: string; found: number }>({
    ...input,
    message: (d) => `expected ${d.expected}, found ${d.found}`,
    hint: "the forms are in grammar/JSON.md",
    explain: "An array is shorter or longer than it may be.",
  }),
  "timeframe-order": entry<{ what: string; from: string; to: string }>({
    ...input,
    message: (d) =>
      `expected "to" (exclusive) after "from" (inclusive) in the ${d.what}, found ${d.from} to ${d.to}`,
    hint: "make 'to' later than 'from': rows at 'to' are left out",
    explain: "A timeframe is half-open, so it is empty unless its end is greater than its start.",
  }),
  "aggregation-name": entry<{ name: string }>({
    ...input,
    message: (d) => `an aggregation without "type" becomes three, so it cannot have the one name "${d.name}"`,
    hint: "give it a type, or leave the name out",
    explain:
      "Without a type, count, countPerValue and groupsPerValue are given. Name each of them, with its type.",
  }),
  "aggregation-key": entry<{ key: string; type: string; needed: boolean }>({
    ...input,
    message: (d) =>
      d.needed
        ? `an aggregation of type "${d.type}" needs "${d.key}"`
        : `an aggregation of type "${d.type}" takes no "${d.key}"`,
    hint: "sumPerValue and meanPerValue take otherColumn, the others do not",
    explain: "otherColumn is what the types that end in PerValue measure; by makes a map of one number.",
  }),
  "invalid-identifier": entry<{ name: string }>({
    ...input,
    message: (d) => `Invalid identifier name '${d.name}'`,
    hint: "begin with a letter; go on with letters, digits and _",
    explain:
      "Names of conditions and aggregations begin with a letter; letters, digits and underscores follow.",
  }),
  "invalid-condition-name": entry<{ name: string }>({
    ...input,
    message: (d) => `'${d.name.toLowerCase()}' is not a valid condition name`,
    hint: "choose another name: and, or are operators",
    explain: "and and or are operators of the relation.",
  }),
  "identifier-not-unique": entry<{ name: string; scope: string }>({
    ...input,
    message: (d) => `Identifier name '${d.name}' is not unique in scope '${d.scope}.name'`,
    hint: "give each its own name; case does not tell them apart",
    explain: "Relations look names up without regard to case, so names of conditions must differ by more.",
  }),
  "relation-empty": entry({
    ...relation,
    message: () => "Relation cannot be an empty string",
    hint: "leave the relation out, or add conditions",
    explain:
      "A relation names conditions, or is the operator between all of them; without conditions it has nothing.",
  }),
  "relation-invalid": entry<{ around: string }>({
    ...relation,
    message: (d) => `Query relation is invalid around '${d.around}' `,
    hint: "join conditions by and, or and parentheses: $0 or ($1 and $name)",
    explain: "A relation is made of $0, $name, and, or, &&, || and parentheses.",
  }),
  "relation-incomplete": entry<{ relation: string }>({
    ...relation,
    message: (d) => `Query relation '${d.relation}' is invalid`,
    hint: "join conditions by and, or and parentheses: $0 or ($1 and $name)",
    explain: "The relation ends where a condition or a closing parenthesis must follow.",
  }),
  "unknown-condition-number": entry<{ number: string }>({
    ...relation,
    message: (d) => `Condition no. ${d.number} does not exist`,
    hint: "conditions are numbered from $0",
    explain: "Conditions are numbered from 0 in the order of query.conditions.",
  }),
  "unknown-condition-name": entry<{ name: string }>({
    ...relation,
    message: (d) => `Condition named ${d.name} does not exist`,
    hint: "name the condition, or use its number: $0",
    explain: "A relation refers to a condition by its name, without regard to case.",
  }),
  "include-zero-false": entry({
    ...includeZero,
    message: () => "When using a target of count == 0, 'includeZero' cannot be false",
  }),
  "include-zero-precluded": entry<{ op: string; value: string }>({
    ...includeZero,
    message: (d) =>
      `Target count ${d.op} ${d.value} explicitly precludes zero, and thus 'includeZero' cannot be true`,
  }),
  "include-zero-negative": entry({ ...includeZero, message: () => "Target implies a negative value" }),
  "include-zero-greater": entry({
    ...includeZero,
    message: () => "For target operator '>', 'includeZero' cannot be true",
  }),
  "include-zero-sum": entry({
    ...includeZero,
    message: () => "'includeZero' is not applicable for target type 'sum'",
  }),
  "older-target": entry<{ found: string }>({
    ...input,
    message: (d) =>
      `expected a quoted string, a number, true or false in the text of a target, found ${d.found}`,
    hint: "put text into inner quotes: \"'view'\"",
    explain: "Targets of the older form are text: strings stand in quotes of their own, numbers without.",
  }),
} as const;
