import { entry } from "./entry.js";

export const importErrors = {
  "import-no-files": entry<{ pattern: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected input files, found none that match "${d.pattern}"`,
    hint: "check the path; quote globs so that the shell leaves them alone",
    explain: "A path, directory or glob given to the import matches no file.",
  }),
  "import-format": entry<{ path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected a file ending in .csv, .tsv, .txt, .ndjson, .jsonl or .parquet (text also with .gz), found "${d.path}"`,
    hint: "name CSV, NDJSON or Parquet files: .csv .ndjson .jsonl .parquet, with .gz for the first ones",
    explain:
      "The import tells formats by the end of the file name; gzip is also recognised by its first bytes.",
  }),
  "import-encoding": entry<{ path: string; found: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected UTF-8 text in "${d.path}", found ${d.found}`,
    hint: "convert the file to UTF-8",
    explain:
      "Text inputs are UTF-8, with or without a byte order mark. UTF-16 files must be converted first.",
  }),
  "import-damaged": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected a whole gzip file, found damage in "${d.path}": ${d.what}`,
    hint: "write or copy the file again",
    explain: "The compressed input ends too early or its checksum is wrong. Nothing was written.",
  }),
  "import-row-too-long": entry<{ path: string; line: number; limitMb: number }>({
    class: "limit",
    kind: "FAILED",
    message: (d) =>
      `expected rows of at most ${d.limitMb} MB, found a longer one at line ${d.line} of "${d.path}"`,
    hint: "check for a quote that is never closed",
    explain:
      "A row of a text input may be as long as stated. The usual cause is a quote that is never closed.",
  }),
  "import-columns": entry<{ limit: number; path: string }>({
    class: "limit",
    kind: "FAILED",
    message: (d) => `expected at most ${d.limit} columns, found more in "${d.path}"`,
    hint: "drop columns before the import",
    explain:
      "The number of columns of one import is bounded; in NDJSON, keys that hold data make this overflow.",
  }),
  "import-repeated-column": entry<{ path: string; name: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `expected each column once in the header of "${d.path}", found "${d.name}" twice`,
    hint: "rename one of the columns",
    explain: "Two columns of a header have the same name, so queries could not tell them apart.",
  }),
  "import-missing-column": entry<{ path: string; role: "users" | "time" | "order"; name: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `expected the ${d.role} column "${d.name}", found none in "${d.path}"`,
    hint: "name a column of the file",
    explain: "The users, time and order columns named for an import must be in every input file.",
  }),
  "import-order-column": entry<{ name: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `expected an order column of single values, found lists in "${d.name}"`,
    hint: "name a column of the files that is neither the user nor the time",
    explain: "Rows cannot be ordered by a list column.",
  }),
  "import-option": entry<{ option: string; expected: string; found: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `expected ${d.option} to be ${d.expected}, found ${d.found}`,
    hint: "give a value in range",
    explain: "A setting of the import lies outside of what is possible.",
  }),
  "import-empty": entry<{ files: number }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected rows, found none in ${d.files === 1 ? "the input file" : `${d.files} input files`}`,
    hint: "give files with rows",
    explain: "The inputs hold at most a header. Nothing was written.",
  }),
  "import-all-rejected": entry<{ rows: number; reason: string; file: string; line: number; text: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected rows with a user and a time, found ${d.rows} rows and none fit; most often ${d.reason}, as "${d.text}" at line ${d.line} of "${d.file}"`,
    hint: "check --users, --time and --time-unit against the first lines of the file",
    explain:
      "Every row was rejected, usually because the users or time column was named wrongly. Nothing was written.",
  }),
  "import-memory": entry<{ rows: number; parts: number; needMb: number; budgetMb: number }>({
    class: "limit",
    kind: "FAILED",
    message: (d) =>
      `expected every part to fit into ${d.budgetMb} MB while it is sorted, found one of ${d.parts} with ${d.rows} rows that needs about ${d.needMb} MB`,
    hint: "ask for more parts: --parts N",
    explain:
      "Parts are sorted in memory one after the other. More parts, or a greater budget, make each fit.",
  }),
  "import-out-used": entry<{ out: string; previous: boolean }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `expected an empty or new directory, found ${d.previous ? "an earlier import" : "other files"} in "${d.out}"`,
    hint: "choose another directory, or add --overwrite",
    explain:
      "An import writes into a new or empty directory; an earlier import is replaced only when that is asked for.",
  }),
  "import-write": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected to write "${d.path}", found: ${d.what}`,
    hint: "free space or choose another directory",
    explain:
      "The output or the temporary directory cannot be written: rights, space, or a file in its place.",
  }),
  "import-stopped": entry({
    class: "input",
    kind: "FAILED",
    message: () => "the import was stopped before it was complete",
    hint: "run the import again",
    explain: "The import was cancelled. Nothing was written.",
  }),
} as const;
