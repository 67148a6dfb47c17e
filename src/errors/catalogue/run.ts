import { entry } from "./entry.js";

export const runErrors = {
  "null-id": entry<{ column: string; path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" holds the users but is null in some rows of ${d.path}`,
    hint: "import the files: rows without an id are then counted and left out",
    explain:
      "Every row must belong to a user. Import the data again: rows without an id are counted and left out.",
  }),
  "null-time": entry<{ column: string; path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" holds the time but is null or NaN in some rows of ${d.path}`,
    hint: "import the files: rows without a time are then counted and left out",
    explain:
      "Every row must have a time. Import the data again: rows without a time are counted and left out.",
  }),
  "time-too-fine": entry<{ column: string; path: string }>({
    class: "limit",
    kind: "FAILED",
    message: (d) =>
      `column "${d.column}" of ${d.path} holds nanoseconds over so long a range that lengths of time cannot be exact`,
    hint: "store the time in microseconds or milliseconds: import the files with such a column",
    explain:
      "Windows, gaps and durations are differences of times in float64, which is exact up to 2^53 steps of the finest unit that the part uses: 104 days when single nanoseconds differ, 285 years of microseconds.",
  }),
  "run-cancelled": entry({
    class: "input",
    kind: "FAILED",
    message: () => "the run was cancelled",
    hint: "run the query again",
    explain: "The run was stopped before all parts were done; there is no answer.",
  }),
  "users-file": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `cannot read the set of users in ${d.path}: ${d.reason}`,
    hint: "write one id a line, or a Parquet or CSV file whose first column holds the ids",
    explain:
      "`users in` takes a Parquet file with one column, a CSV file with a header (the first column counts), or a text file with one id a line.",
  }),
} as const;
