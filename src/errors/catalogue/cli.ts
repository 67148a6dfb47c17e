import { entry } from "./entry.js";

export const cliErrors = {
  "bad-arguments": entry<{ what: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => d.what,
    hint: "see frocket COMMAND --help",
    explain:
      "The command line, or the options given to the library, cannot be understood or contradict each other.",
  }),
  "bad-setting": entry<{ name: string; value: string; expected: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `setting ${d.name} should be ${d.expected}, found "${d.value}"`,
    hint: "see frocket config",
    explain:
      "An environment variable of frocket has a value that does not fit. `frocket config` shows all settings.",
  }),
  "no-query": entry<{ command: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `${d.command} expects one query: a file, - for standard input, or -e TEXT`,
    hint: "give a file, -e TEXT, or - for standard input",
    explain: "The query is given exactly once: as a file, on standard input, or as text after -e.",
  }),
  "no-dataset": entry<Record<never, never>>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: () => "the query does not say which dataset to read",
    hint: "add from NAME to the query, or --dataset NAME, or --data GLOB --users ID --time TS",
    explain:
      "A query names its dataset with `from`; --dataset names a registered one and --data names files. One of them is needed.",
  }),
  "query-file-missing": entry<{ path: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `expected a query file, found no file "${d.path}"`,
    hint: "check the path",
    explain: "The file with the query does not exist.",
  }),
  "query-file-unreadable": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `query file "${d.path}" cannot be read: ${d.reason}`,
    hint: "check the file and its permissions",
    explain: "The path is a folder, permission is missing, or the file is not UTF-8 text.",
  }),
  "output-failed": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `"${d.path}" cannot be written: ${d.reason}`,
    hint: "free space or choose another path",
    explain: "The file that a command should write cannot be made there.",
  }),
  "not-formatted": entry<{ path: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `"${d.path}" is not in canonical form`,
    hint: "write it: frocket fmt --write FILE",
    explain: "`frocket fmt --check` found a query that `frocket fmt --write` would change.",
  }),
  "name-taken": entry<{ name: string; path: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `a dataset "${d.name}" over other files is registered: "${d.path}"`,
    hint: "unregister it, or choose another FROCKET_HOME",
    explain: "The demo registers its data under a fixed name and does not replace a dataset of yours.",
  }),
  "plan-mismatch": entry<{ what: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `the compiled plan does not fit the dataset: ${d.what}`,
    hint: "compile the query again over this dataset",
    explain:
      "A plan made by `frocket compile` is bound to the columns and types of its dataset. Compile the query again for this one.",
  }),
} as const;
