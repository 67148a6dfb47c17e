import { dirname, isAbsolute, resolve } from "node:path";

/**
 * Absolute form of a path that stands in a query: relative to the query's file, or to the working directory when the query came from
 * no file. URIs stay as they are.
 */
export function relativeTo(file: string | undefined, path: string): string {
  if (isAbsolute(path) || /^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return path;
  return file === undefined || file.startsWith("<") ? resolve(path) : resolve(dirname(file), path);
}

/** Whether a dataset's name reads as a path of files: it has a separator or a wildcard, or names a Parquet file. */
export function looksLikePath(name: string): boolean {
  return /[/\\*?]|\.parquet$/.test(name);
}
