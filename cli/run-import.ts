import type { Registration } from "../src/catalog/index.js";
import { type ImportProgress, type ImportReport, importFiles } from "../src/prep/import.js";
import { localStore } from "../src/storage/local.js";
import type { TimeUnit } from "../src/types.js";
import type { Context } from "./context.js";
import { bytesText } from "./format/number.js";
import { startProgress } from "./progress.js";
import { registerFiles } from "./register-files.js";

/** What `frocket import` is asked to do. */
export interface ImportFlags {
  readonly users: string;
  readonly time: string;
  readonly parts: number;
  readonly out: string;
  readonly register?: string;
  readonly timeUnit?: TimeUnit;
  readonly order?: readonly string[];
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** Imports files, showing progress on a terminal, and registers the result when a name is given. */
export async function runImport(
  files: readonly string[],
  flags: ImportFlags,
  context: Context,
): Promise<{ readonly report: ImportReport; readonly registration: Registration | null }> {
  const progress = startProgress(context);
  try {
    const report = await importFiles({
      files,
      users: flags.users,
      time: flags.time,
      parts: flags.parts,
      out: flags.out,
      timeUnit: flags.timeUnit,
      order: flags.order,
      overwrite: flags.overwrite,
      store: localStore(),
      signal: context.io.signal,
      onProgress: (at) => progress.show(progressText(at, flags.parts)),
    });
    const name = flags.register;
    if (name === undefined) return { report, registration: null };
    progress.show(`registering ${name}`);
    // The import deals every user to one part, so that there is nothing to sample.
    const request = { name, path: flags.out, timeUnit: flags.timeUnit, validation: "all" } as const;
    return { report, registration: await registerFiles(request, context) };
  } finally {
    progress.clear();
  }
}

function progressText(at: ImportProgress, parts: number): string {
  if (at.phase === "write") return `written ${at.partsWritten} of ${parts} parts`;
  return `read ${bytesText(at.bytesRead)} of ${bytesText(at.bytesTotal)}`;
}
