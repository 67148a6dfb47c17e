import { entry } from "./entry.js";

/** Errors about files and the bytes in them: storage, Parquet, decoded columns. */
export const dataErrors = {
  "storage-unsupported": entry<{ protocol: string; path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected a local path or a file URI, found protocol "${d.protocol}" in "${d.path}"`,
    hint: "copy the files to a local directory",
    explain: "Files are read from the local file system: a plain path or a `file://` URI.",
  }),
  "pattern-invalid": entry<{ pattern: string; what: string }>({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: (d) => `file pattern "${d.pattern}": ${d.what}`,
    hint: "write a path, a directory, or a glob such as data/*.parquet in quotes",
    explain:
      "A file pattern is a path, a directory, a glob (`*`, `?`, `**`, `[...]`, `{a,b}`) or a numbered name such as `part-{:05}.parquet`.",
  }),
  "file-missing": entry<{ path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `no file or directory "${d.path}"`,
    hint: "check the path; relative paths start at the working directory",
    explain: "The path does not exist, or a part of a dataset was removed after it was registered.",
  }),
  "file-denied": entry<{ path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `no permission for "${d.path}"`,
    hint: "check the owner and mode of the file and of its directories",
    explain: "The operating system refused access. Check the owner and mode of the file and its directories.",
  }),
  "file-changed": entry<{ path: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `file "${d.path}" changed after it was registered or opened`,
    hint: "wait until nothing writes to it, register the dataset again, and repeat the query",
    explain:
      "Size and modification time pin a part, so that one answer never mixes two versions of a file. Register the dataset again, then repeat the query.",
  }),
  "file-short": entry<{ path: string; start: number; end: number; found: number }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected bytes ${d.start} to ${d.end} of "${d.path}", found ${d.found} bytes`,
    hint: "write the file again; wait until nothing writes to it",
    explain: "The file ended before the bytes that its size or its footer promised.",
  }),
  "file-unreadable": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `cannot read "${d.path}": ${d.reason}`,
    hint: "check the device, then repeat the query",
    explain: "The operating system reported a fault while reading, for example of the device or the network.",
  }),
  "file-unwritable": entry<{ path: string; reason: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `cannot write "${d.path}": ${d.reason}`,
    hint: "free space or choose another directory",
    explain:
      "The operating system refused the write, for example because the disk is full. Nothing is left of the file.",
  }),
  "file-not-parquet": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `expected a Parquet file, found ${d.what} in "${d.path}"`,
    hint: "turn it into Parquet: frocket import FILE --users ID --time TS --parts N --out DIR",
    explain:
      "A Parquet file begins and ends with the bytes PAR1. Convert other formats with `frocket import`.",
  }),
  "file-truncated": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `Parquet file "${d.path}" is cut off: ${d.what}`,
    hint: "write or copy the file again: its end is missing",
    explain:
      "The file begins as Parquet but its end is missing: an interrupted copy, or a writer that is not done.",
  }),
  "file-encrypted": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `Parquet file "${d.path}" has ${d.what}`,
    hint: "write the file without encryption",
    explain: "Encrypted Parquet cannot be read. Write the data without encryption.",
  }),
  "file-damaged": entry<{ path: string; what: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `Parquet file "${d.path}" is damaged: ${d.what}`,
    hint: "write or copy the file again; other tools will fail on it as well",
    explain: "Footer or pages contradict the format or each other. Copy or write the file again.",
  }),
  "file-lacks-column": entry<{ path: string; column: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `no column "${d.column}" in "${d.path}"`,
    hint: "name another column, or write the file with it",
    explain:
      "Every part of a dataset has the same columns. Write the part again, or register the dataset again.",
  }),
  "column-unsupported": entry<{ path: string; column: string; type: string }>({
    class: "input",
    kind: "DATASET_MISMATCH",
    message: (d) => `column "${d.column}" of "${d.path}" has type ${d.type}, which queries cannot use`,
    hint: "leave the column out of the query, or convert it to a number, text, bool, time or list of these",
    explain: "Usable are booleans, numbers, decimals, dates, timestamps, strings, UUIDs and lists of these.",
  }),
  "codec-unsupported": entry<{ path: string; column: string; codec: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" of "${d.path}" is compressed with ${d.codec}, which cannot be read`,
    hint: "write the file with snappy, zstd, gzip, brotli, lz4 or without compression",
    explain: "Readable codecs are none, snappy, gzip, brotli, zstd and lz4.",
  }),
  "text-not-utf8": entry<{ path: string; column: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" of "${d.path}" has a string that is not valid UTF-8`,
    hint: "write the column as UTF-8 text",
    explain:
      "Replacing invalid bytes would make different values look equal, so they are refused. Clean the text where the file is written.",
  }),
  "text-not-unicode": entry<{ column: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" has a string with an unpaired surrogate, which UTF-8 cannot hold`,
    hint: "replace lone surrogates in the text",
    explain: "Such strings come from JSON escapes like `\\ud800`. Clean the text before it is imported.",
  }),
  "int-out-of-range": entry<{ column: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) => `column "${d.column}" has ints that fit neither int64 nor uint64`,
    hint: "store the column as 64-bit integers, text or floats",
    explain: "Files are written with ints of 64 bits. Such values come from decimals of more than 18 digits.",
  }),
  "instant-out-of-range": entry<{ path: string; column: string }>({
    class: "input",
    kind: "FAILED",
    message: (d) =>
      `column "${d.column}" of "${d.path}" has an int96 time outside the years 1678 to 2261, which nanoseconds cannot hold`,
    hint: "store times between the years 1677 and 2262, or in a coarser unit",
    explain:
      "Write the column as int64 timestamps in milliseconds or microseconds instead of the old int96 form.",
  }),
  "part-too-large": entry<{ path: string; what: string }>({
    class: "limit",
    kind: "FAILED",
    message: (d) => `"${d.path}" is too large for one part: ${d.what}`,
    hint: "split the file: frocket import FILE --parts N",
    explain: "A part holds at most 2^31 - 1 rows, and a column at most that many list items. Split the file.",
  }),
} as const;
