import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fail } from "../../errors/index.js";
import { guarded } from "./spill.js";

/** Name of the record that an import leaves beside its parts. */
export const RECORD_NAME = "_frocket.json";

/** A directory that comes into being whole: written beside its place, then renamed. */
export class OutputDirectory {
  private readonly target: string;
  /** Where files are written before `publish`. */
  readonly staging: string;

  /** Errors: `import-out-used` when `out` holds something, unless it is an earlier import to be replaced; `import-write`. */
  constructor(
    private readonly out: string,
    overwrite: boolean,
  ) {
    this.target = resolve(out);
    this.staging = join(dirname(this.target), `.${basename(this.target)}.${randomUUID()}.partial`);
    checkFree(out, this.target, overwrite);
    guarded(out, () => mkdirSync(this.staging, { recursive: true }));
  }

  /** Puts the files in their place; readers see the earlier directory, for a moment none, then the new one. */
  publish(): void {
    guarded(this.out, () => {
      if (!existsSync(this.target)) return renameSync(this.staging, this.target);
      const earlier = `${this.staging}.earlier`;
      renameSync(this.target, earlier);
      try {
        renameSync(this.staging, this.target);
      } catch (error) {
        renameSync(earlier, this.target);
        throw error;
      }
      rmSync(earlier, { recursive: true, force: true });
    });
  }

  /** Removes what was staged; nothing is left to remove after `publish`. */
  discard(): void {
    rmSync(this.staging, { recursive: true, force: true });
  }
}

function checkFree(out: string, target: string, overwrite: boolean): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory())
    fail("import-write", { path: out, what: "a file in place of the directory" });
  const names = guarded(out, () => readdirSync(target));
  if (names.length === 0) return;
  const previous = names.includes(RECORD_NAME);
  if (previous && overwrite) return;
  const hint = previous
    ? "choose another directory, or ask for it to be overwritten"
    : "choose another directory";
  fail("import-out-used", { out, previous }, { hint });
}
