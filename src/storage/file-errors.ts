import { type FrocketError, problem } from "../errors/index.js";

/** The catalogued error for a failed file system call on `path`. */
export function fileProblem(cause: unknown, path: string, doing: "read" | "write"): FrocketError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const at = { cause };
  if (code === "EACCES" || code === "EPERM") return problem("file-denied", { path }, at);
  if (doing === "read" && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code))
    return problem("file-missing", { path }, at);
  const reason = code === "EISDIR" ? "it is a directory" : reasonOf(cause);
  return problem(doing === "read" ? "file-unreadable" : "file-unwritable", { path, reason }, at);
}

/** `no space left on device` of `ENOSPC: no space left on device, write`. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return /^[A-Z0-9]+: ([^,]+),/.exec(text)?.[1] ?? text;
}
