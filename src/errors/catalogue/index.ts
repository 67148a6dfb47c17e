import { bindErrors } from "./bind.js";
import { cliErrors } from "./cli.js";
import { dataErrors } from "./data.js";
import { datasetErrors } from "./dataset.js";
import { dialectErrors } from "./dialects.js";
import { entry } from "./entry.js";
import { importErrors } from "./import.js";
import { jsonErrors } from "./json.js";
import { outputErrors } from "./outputs.js";
import { runErrors } from "./run.js";
import { sqlErrors } from "./sql.js";
import { storeErrors } from "./store.js";
import { syntaxErrors } from "./syntax.js";
import { whyErrors } from "./why.js";

const internalErrors = {
  "internal-error": entry<{ what: string }>({
    class: "internal",
    kind: "UNEXPECTED",
    message: (d) => `internal error: ${d.what}`,
    hint: "please report it with the query and the command; DEBUG=frocket shows more",
    explain: "A fault of frocket itself. Please report it with the query and the command.",
  }),
} as const;

/** Every error that frocket can report, by its stable code. */
export const catalogue = {
  ...syntaxErrors,
  ...jsonErrors,
  ...outputErrors,
  ...bindErrors,
  ...dataErrors,
  ...datasetErrors,
  ...importErrors,
  ...runErrors,
  ...storeErrors,
  ...sqlErrors,
  ...dialectErrors,
  ...whyErrors,
  ...cliErrors,
  ...internalErrors,
} as const;
