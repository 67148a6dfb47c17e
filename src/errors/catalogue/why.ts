import { entry } from "./entry.js";

/** Users that an explanation is asked for. */
export const whyErrors = {
  "unknown-user": entry<{ user: string; dataset: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `no user "${d.user}" in dataset "${d.dataset}"`,
    hint: "see ids of users that match: frocket run QUERY --users-out FILE.csv",
    explain: "No row of the dataset has this user id. Ids of text are case-sensitive.",
  }),
  "bad-user-id": entry<{ user: string; column: string }>({
    class: "input",
    kind: "TYPE_MISMATCH",
    message: (d) =>
      `expected a whole number as user id, since column "${d.column}" is of type int, found "${d.user}"`,
    hint: "give the id as the data has it",
    explain: "The user column holds whole numbers, and the id given is none.",
  }),
} as const;
