import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { DatasetInfo, Part } from "../../planner/catalog.js";

/** Raise it when stored columns mean something else or come in another order: older ones are then never used. */
const LAYOUT_VERSION = 1;

/** What decides how the columns of a part look in run order: the bytes of the file, and the columns that rows are ordered by. */
export interface PartKey {
  /** Absolute path, or URI. */
  readonly path: string;
  readonly size: number;
  readonly version: string;
  readonly users: string;
  readonly time: string;
  readonly order: readonly string[];
}

/** The key of a part of a dataset. */
export function partKey(
  part: Pick<Part, "path" | "size" | "version">,
  { users, time, order }: Pick<DatasetInfo, "users" | "time" | "order">,
): PartKey {
  const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(part.path) ? part.path : resolve(part.path);
  return { path, size: part.size, version: part.version, users, time, order };
}

/** The key as text; equal keys have equal text. */
export function keyText({ path, size, version, users, time, order }: PartKey): string {
  return JSON.stringify([LAYOUT_VERSION, path, size, version, users, time, order]);
}

/** The key that a text stands for; null when it is of another layout version or no key at all. */
export function parseKey(text: string): PartKey | null {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) return null;
  const [layout, path, size, version, users, time, order]: unknown[] = parts;
  const isKey =
    layout === LAYOUT_VERSION &&
    [path, version, users, time].every((part) => typeof part === "string") &&
    typeof size === "number" &&
    Array.isArray(order);
  // The types were checked just now.
  return isKey ? ({ path, size, version, users, time, order } as PartKey) : null;
}

/** Name of the file that holds a block; two blocks of one name are told apart by the key inside. */
export function blockFileName(key: string, name: string): string {
  return `${digest(key, 24)}-${digest(name, 16)}.columns`;
}

function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
