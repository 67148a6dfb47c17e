import { entry } from "./entry.js";

const input = { class: "input", kind: "SCHEMA" } as const;

/** Errors of `retention` and `paths`, in any form. */
export const outputErrors = {
  "missing-clause": entry<{ clause: string; where: string }>({
    ...input,
    message: (d) => `expected "${d.clause}" in ${d.where}, found none`,
    hint: "add it",
    explain:
      "A retention needs the start from which returns are counted; paths need a row to begin at and a column.",
  }),
  "clauses-clash": entry<{ clause: string; other: string }>({
    ...input,
    message: (d) => `expected no "${d.clause}" beside "${d.other}", found both`,
    hint: "keep one of them",
    explain:
      "The two clauses say the same thing in different ways, or one of them makes the other meaningless.",
  }),
  "bad-brackets": entry<{ found: string }>({
    ...input,
    message: (d) => `expected brackets of periods that follow each other, found ${d.found}`,
    hint: "write the smaller number first and brackets in order: bracket 1..3, 4..7, 8..",
    explain:
      "A bracket is a first and a last period, both counted, at most 1,000; brackets are in order and do not overlap, and only the last may be open.",
  }),
  "unknown-funnel": entry<{ name: string | null; found: string }>({
    ...input,
    message: (d) =>
      d.name === null
        ? `expected the name of a funnel unless the query has just one, found ${d.found}`
        : `no funnel "${d.name}" in the query`,
    hint: "name the funnel: funnel checkout { … } and after dropping out of checkout",
    explain: "Paths after dropping out begin where users left a funnel of the same query.",
  }),
} as const;
