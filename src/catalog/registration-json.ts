import { createHash } from "node:crypto";
import { fail } from "../errors/index.js";
import type { Registration } from "./registration.js";

const FORMAT = "frocket-dataset";
const VERSION = 1;

/**
 * Text of a registration for a file: JSON with a digest, by which damage and edits are noticed. bigints and floats that
 * JSON cannot say are objects: `{"$int": "5"}`, `{"$float": "NaN"}`.
 */
export function encodeRegistration(registration: Registration): string {
  // Parsed back without reviving, so that the digest covers exactly what a reader will see.
  const plain: unknown = JSON.parse(JSON.stringify(registration, encodeValue));
  const file = { format: FORMAT, version: VERSION, digest: digestOf(plain), registration: plain };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Reads what `encodeRegistration` wrote for `name`. Errors: `catalog-damaged`. */
export function decodeRegistration(text: string, name: string, path: string): Registration {
  const file = parse(text);
  if (file?.format !== FORMAT) return damaged(path, "something else");
  if (file.version !== VERSION) return damaged(path, `version ${JSON.stringify(file.version)} of the form`);
  if (file.digest !== digestOf(file.registration))
    return damaged(path, "one that was changed since it was written");
  // The digest shows that encodeRegistration of this version wrote it, so it has the shape of a Registration.
  const registration = JSON.parse(JSON.stringify(file.registration), decodeValue) as Registration;
  return registration.info.name === name ? registration : damaged(path, "that of another dataset");
}

/** Reads the name that a registration file is for; null when it cannot be told. */
export function nameInside(text: string): string | null {
  const registration = parse(text)?.registration;
  const info = isRecord(registration) ? registration.info : null;
  return isRecord(info) && typeof info.name === "string" ? info.name : null;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function damaged(path: string, reason: string): never {
  const hint = "register the dataset again, or remove the file; the data files are not affected";
  return fail("catalog-damaged", { path, reason }, { hint });
}

function digestOf(plain: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(plain) ?? "")
    .digest("hex");
}

function encodeValue(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return { $int: String(value) };
  return typeof value === "number" && !Number.isFinite(value) ? { $float: String(value) } : value;
}

function decodeValue(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  if (typeof value.$int === "string") return BigInt(value.$int);
  return typeof value.$float === "string" ? Number(value.$float) : value;
}
