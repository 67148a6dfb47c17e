import { fileURLToPath } from "node:url";
import { fail } from "../errors/index.js";

/** File system path of a plain path or a `file:` URI. Errors: `storage-unsupported`, `pattern-invalid`. */
export function localPath(path: string): string {
  // Two letters at least, so that a Windows drive is not taken for a protocol.
  const protocol = /^([a-z][a-z0-9+.-]+):\/\//i.exec(path)?.[1];
  if (path === "") return fail("pattern-invalid", { pattern: path, what: "expected a path, found nothing" });
  if (path.includes("\0")) return fail("pattern-invalid", { pattern: path, what: "a path has no NUL" });
  if (protocol === undefined) return path;
  if (protocol.toLowerCase() !== "file") return fail("storage-unsupported", { protocol, path });
  try {
    return fileURLToPath(path);
  } catch {
    return fail("pattern-invalid", { pattern: path, what: "not a local file URI" });
  }
}
