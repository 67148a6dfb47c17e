import type { Layout } from "../../planner/catalog.js";

/** How a prepared file says that its rows lie, in its key-value metadata. */
export interface PreparedLayout extends Layout {
  readonly users: string;
  readonly time: string;
  readonly order: readonly string[];
}

/** Key of the metadata entry. */
export const LAYOUT_KEY = "frocket.layout";
const VERSION = 1;

/** Text of the metadata entry. */
export function printLayout({ users, time, order, grouped, sorted }: PreparedLayout): string {
  return JSON.stringify({ version: VERSION, users, time, order, grouped, sorted });
}

/** Reads a metadata entry; null when there is none, or none of a known version: the file is then read as unsorted. */
export function parseLayout(text: string | undefined): PreparedLayout | null {
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  // Every property is checked below before it is used.
  const { version, users, time, order, grouped, sorted } = value as Record<string, unknown>;
  const isOrder = Array.isArray(order) && order.every((name) => typeof name === "string");
  if (version !== VERSION || typeof users !== "string" || typeof time !== "string" || !isOrder) return null;
  return { users, time, order, grouped: grouped === true || sorted === true, sorted: sorted === true };
}
