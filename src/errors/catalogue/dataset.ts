import { entry } from "./entry.js";

export const datasetErrors = {
  "unknown-dataset": entry<{ name: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `no dataset "${d.name}" is registered`,
    hint: "see frocket list, or name the files: --data 'dir/*.parquet' --users ID --time TS",
    explain:
      "`frocket list` shows the registered datasets; `frocket register` adds one. Names are case-sensitive.",
  }),
  "dataset-in-use": entry<{ name: string; seconds: number; interval: number; lastUsed: number }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `dataset "${d.name}" was last used ${d.seconds} seconds ago, which is less than the safety interval of ${d.interval} seconds`,
    hint: "add --force to unregister it anyway",
    explain:
      "A dataset that was queried a short time ago is not unregistered without force, as queries may still run over it. The interval is FROCKET_UNREGISTER_LAST_USED_INTERVAL; 0 turns the check off.",
  }),
  "catalog-damaged": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected a dataset registration in "${d.path}", found ${d.reason}`,
    hint: "remove the file and register the dataset again",
    explain:
      "A file of the catalogue was cut short, changed by hand or written by another version. Only that registration is lost, never data: register the dataset again, or remove the file.",
  }),
  "catalog-unusable": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `the catalogue "${d.path}" cannot be used: ${d.reason}`,
    hint: "check the directory, or choose another one with FROCKET_HOME",
    explain: "The folder of the catalogue (FROCKET_HOME) cannot be read or written.",
  }),
  "no-parts": entry<{ pattern: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected Parquet files, found none that match "${d.pattern}"`,
    hint: "check the path and the pattern; quote globs so that the shell leaves them alone",
    explain: "A dataset has one file at least. The path is a file, a folder or a glob.",
  }),
  "columns-not-named": entry<{ path: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) =>
      `expected the users and time columns to be named, as "${d.path}" does not name them itself`,
    hint: "name them: --users COLUMN --time COLUMN",
    explain:
      "Files that frocket prepared carry the names of their users and time columns. For others they must be given.",
  }),
  "key-column-missing": entry<{ role: KeyRole; column: string; path: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `expected the ${d.role} column "${d.column}", found none in "${d.path}"`,
    hint: "see the columns with frocket info, or name another one",
    explain:
      "The users, time and order columns must be in every file of a dataset. Names are case-sensitive.",
  }),
  "key-column-type": entry<{ role: KeyRole; column: string; expected: string; found: string; path: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) =>
      `expected the ${d.role} column "${d.column}" to be ${d.expected}, found ${d.found} in "${d.path}"`,
    hint: "name another column, or import the files: frocket import FILES --users ID --time TS --parts N --out DIR",
    explain:
      "The users column is an integer or a string, the time column a number or a timestamp, an order column any single value.",
  }),
  "key-column-null": entry<{ role: KeyRole; column: string; rows: number; path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected a value in every row of the ${d.role} column "${d.column}", found ${d.rows} nulls in "${d.path}"`,
    hint: "import the files: rows without a value are then counted and left out",
    explain:
      "A row without a user or a time belongs to no stream. Such rows must be removed or mended before.",
  }),
  "time-nan": entry<{ column: string; rows: number; path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected a number in every row of the time column "${d.column}", found ${d.rows} NaN in "${d.path}"`,
    hint: "import the files: rows without a time are then counted and left out",
    explain: "NaN is before, after and at no time, so rows with it cannot be put in order.",
  }),
  "time-unit-conflict": entry<{ column: string; given: string; found: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) =>
      `expected the time column "${d.column}" to be in ${d.given}, found a column of type ${d.found}`,
    hint: "leave the unit out: the column's type gives it",
    explain: "A timestamp column has a unit of its own; a time unit is given for numeric columns only.",
  }),
  "column-not-in-part": entry<{ column: string; present: string; absent: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) =>
      `expected the same columns in all files, found "${d.column}" in "${d.present}" but not in "${d.absent}"`,
    hint: "write all parts with the same columns",
    explain:
      "All files of a dataset have the same columns that queries can use; their order does not matter.",
  }),
  "schema-differs": entry<{
    column: string;
    first: string;
    firstType: string;
    second: string;
    secondType: string;
  }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) =>
      `expected the same type of column "${d.column}" in all files, found ${d.firstType} in "${d.first}" and ${d.secondType} in "${d.second}"`,
    hint: "write all parts with the same column types",
    explain: "A column has one type in all files of a dataset. Convert the files that differ.",
  }),
  "user-in-two-parts": entry<{ column: string; user: string; first: string; second: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected all rows of a user in one file, found user ${d.user} of column "${d.column}" in "${d.first}" and in "${d.second}"`,
    hint: "deal the rows to parts by user: frocket import FILES --users ID --time TS --parts N --out DIR",
    explain:
      "Files are queried apart and their results added up, so a user in two files would be counted twice and its sequences cut. `frocket import` writes files that are split by user.",
  }),
} as const;

/** What a column that a dataset names is for. */
type KeyRole = "users" | "time" | "order";
