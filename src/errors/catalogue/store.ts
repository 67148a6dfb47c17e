import { entry } from "./entry.js";

export const storeErrors = {
  "store-unwritable": entry<{ directory: string; reason: string }>({
    class: "limit",
    kind: "FAILED",
    message: (d) => `decoded columns cannot be kept in ${d.directory}: ${d.reason}`,
    hint: "make room or choose another folder with FROCKET_HOME; FROCKET_CACHE_MB=0 keeps none",
    explain:
      "A repeated query is fast because decoded columns are kept on disk. Without them, answers are the same and take longer.",
  }),
  "store-off": entry({
    class: "input",
    kind: "INVALID_ARGUMENTS",
    message: () => "the column store is off: FROCKET_CACHE_MB is 0",
    hint: "set FROCKET_CACHE_MB to the megabytes that it may take",
    explain: "Columns can only be prepared in advance where there is a folder to keep them in.",
  }),
} as const;
