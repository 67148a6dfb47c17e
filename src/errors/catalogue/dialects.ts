import { entry } from "./entry.js";

/** Problems of queries of other systems on their way into the language. */
export const dialectErrors = {
  "foreign-clause": entry<{ system: string; clause: string; reason: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `expected a ${d.system} query with a counterpart here, found ${d.clause}: ${d.reason}`,
    hint: "change the query there, or write this part as a .funnel text",
    explain:
      "`frocket convert` refuses what the language cannot say, or says with another meaning that would change the numbers.",
  }),
  "foreign-shape": entry<{ system: string; expected: string; found: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `expected ${d.expected} in the ${d.system} query, found ${d.found}`,
    hint: "copy the query from the system as a whole",
    explain: "The document or text is not what the other system writes.",
  }),
} as const;
