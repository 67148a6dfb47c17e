import { fail } from "../../../errors/index.js";
import { below, placeOf } from "../pointer.js";

/** A thing that may have a name, and where it stands. */
export interface Nameable {
  readonly name?: string | undefined;
  /** A name without rules, in its stead. */
  readonly as?: string | undefined;
  readonly pointer: string;
}

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Checks the names of one scope; an empty name is none. Names of conditions must differ by more than case.
 * Errors: invalid-identifier, invalid-condition-name, identifier-not-unique.
 */
export function checkNames(items: readonly Nameable[], scope: string): void {
  const areConditions = scope === "query.conditions";
  const seen = new Set<string>();
  for (const { as, name = as, pointer } of items) {
    if (name === undefined || name === "") continue;
    const at = { place: placeOf(below(pointer, as === undefined ? "name" : "as")) };
    if (as === undefined && !IDENTIFIER.test(name)) {
      fail(
        "invalid-identifier",
        { name },
        { ...at, hint: "letters, digits and underscores, a letter first" },
      );
    }
    const key = areConditions ? name.toLowerCase() : name;
    if (areConditions && (key === "and" || key === "or")) fail("invalid-condition-name", { name }, at);
    if (seen.has(key)) fail("identifier-not-unique", { name, scope }, at);
    seen.add(key);
  }
}
