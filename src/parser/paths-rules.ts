import { fail } from "../errors/index.js";
import type { Paths } from "./ast.js";
import { LIMITS } from "./limits.js";

/** Refuses paths that are too long, in any form. Errors: too-many. */
export function checkPaths({ length }: Paths): void {
  if (length === null || length.value <= LIMITS.pathRows) return;
  const details = { what: "rows of a path", limit: LIMITS.pathRows, found: length.value };
  fail("too-many", details, { place: length.at });
}
