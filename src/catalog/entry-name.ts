import { createHash } from "node:crypto";

const MAX_LENGTH = 120;
const READABLE_LENGTH = 40;

/**
 * File name (without an ending) for a dataset name, different for different names on every file system: lower-case
 * ASCII letters, digits, `-` and `_` stand for themselves, other bytes of the UTF-8 form are `%XX`. Names whose form
 * is too long, or that UTF-8 cannot hold, end in a SHA-256 instead. Example: `Web/shop` is `%57eb%2Fshop`.
 */
export function entryName(name: string): string {
  if (name === "") return "%empty";
  const encoded = [...Buffer.from(name, "utf8")].map(encodeByte).join("");
  const isExact = !/\p{Surrogate}/u.test(name);
  if (isExact && encoded.length <= MAX_LENGTH) return encoded;
  const digest = createHash("sha256").update(Buffer.from(name, "utf16le")).digest("hex");
  return `${encoded.slice(0, READABLE_LENGTH)}%~${digest}`;
}

function encodeByte(byte: number): string {
  const char = String.fromCharCode(byte);
  return /[a-z0-9_-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
