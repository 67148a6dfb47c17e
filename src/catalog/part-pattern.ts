import { join, resolve } from "node:path";
import { localPath } from "../storage/local-path.js";

/**
 * The pattern that finds a dataset's files from any working directory: `path` made absolute and, with a `pattern`, the
 * names in that directory. URIs of other protocols are left to their store. Errors: `pattern-invalid`.
 */
export function partPattern(path: string, pattern?: string | undefined): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path) && !/^file:/i.test(path)) {
    return pattern === undefined ? path : `${path.replace(/\/+$/, "")}/${pattern}`;
  }
  const absolute = resolve(localPath(path));
  // Directories may be named like globs: every special character becomes a set of one.
  return pattern === undefined ? absolute : join(absolute.replace(/[*?[{]/g, "[$&]"), pattern);
}
