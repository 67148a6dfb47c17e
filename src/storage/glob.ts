import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileProblem } from "./file-errors.js";
import { expandBraces, isGlob, segmentMatcher } from "./glob-pattern.js";

/**
 * Files that match a glob, sorted by UTF-8 bytes, without duplicates; paths stay relative when the pattern is.
 * `**` spans any number of directories but does not follow links to directories, nor enter hidden ones.
 * Errors: `file-denied`, `file-unreadable` for a directory that cannot be listed, `pattern-invalid`.
 */
export async function globFiles(pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const one of expandBraces(pattern)) {
    const segments = one.split("/").filter((segment, i) => segment !== "" || i === 0);
    await walk(segments[0] === "" ? "/" : "", segments[0] === "" ? segments.slice(1) : segments, found);
  }
  return sortByBytes([...found]);
}

/** Sorts by UTF-8 bytes, in place: UTF-16 order differs from it beyond the basic plane. */
function sortByBytes(paths: string[]): string[] {
  return paths.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

async function walk(base: string, segments: readonly string[], found: Set<string>): Promise<void> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (!isGlob(segment)) {
    const path = join(base, segment);
    if (rest.length > 0) return walk(path, rest, found);
    if ((await kindOf(path)) === "file") found.add(path);
    return;
  }
  if (segment === "**") {
    if (rest[0] === "**") return walk(base, rest, found);
    await walk(base, rest.length === 0 ? ["*"] : rest, found);
    for (const entry of await entries(base)) {
      const isHidden = entry.name.startsWith(".");
      if (entry.isDirectory() && !isHidden) await walk(join(base, entry.name), segments, found);
    }
    return;
  }
  const isMatch = segmentMatcher(segment);
  for (const entry of await entries(base)) {
    if (!isMatch(entry.name)) continue;
    const path = join(base, entry.name);
    const kind = entry.isSymbolicLink() ? await kindOf(path) : entry.isDirectory() ? "directory" : "file";
    if (rest.length > 0 && kind === "directory") await walk(path, rest, found);
    if (rest.length === 0 && kind === "file") found.add(path);
  }
}

async function entries(directory: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(directory === "" ? "." : directory, { withFileTypes: true });
  } catch (cause) {
    const error = fileProblem(cause, directory, "read");
    if (error.code === "file-missing") return [];
    throw error;
  }
}

async function kindOf(path: string): Promise<"file" | "directory" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "directory" : "file";
  } catch (cause) {
    const error = fileProblem(cause, path, "read");
    if (error.code === "file-missing") return "none";
    throw error;
  }
}
