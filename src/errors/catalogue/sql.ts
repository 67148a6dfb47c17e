import { entry } from "./entry.js";

/** Queries that have no equivalent in the SQL of another engine. */
export const sqlErrors = {
  "no-sql": entry<{ clause: string; reason: string; dialect: string }>({
    class: "input",
    kind: "SCHEMA",
    message: (d) => `expected a query that ${d.dialect} can answer, found "${d.clause}": ${d.reason}`,
    hint: "leave the clause out to see the SQL of the rest; frocket run answers the whole query",
    explain:
      "`frocket sql` writes SQL only where it means exactly the same. The clause named has no such SQL, or none that is written yet.",
  }),
} as const;
