import { fail } from "../errors/index.js";
import type { Chain } from "./ast.js";
import { LIMITS } from "./limits.js";

/**
 * Refuses what no dataset can make right, in any form: an optional first step, `without` before every step, `times` out
 * of range. Errors: optional-first, misplaced-without, too-many, bad-times.
 */
export function checkChain(chain: Chain): void {
  const [first] = chain.steps;
  if (first?.optional) fail("optional-first", {}, { place: first.at });
  const extra = chain.withouts[LIMITS.withouts];
  if (extra !== undefined) {
    const details = { what: "withouts in a chain", limit: LIMITS.withouts, found: chain.withouts.length };
    fail("too-many", details, { place: extra.at, hint: "join them by or: without a or b" });
  }
  for (const { gap, at } of chain.withouts) {
    if (gap < 1 || gap > chain.steps.length) fail("misplaced-without", {}, { place: at });
  }
  for (const { times } of chain.steps) {
    if (times === null) continue;
    const { least, most, at } = times;
    const found = Math.max(least, most ?? 0);
    if (found > LIMITS.times) {
      fail(
        "too-many",
        { what: "rows of a step", limit: LIMITS.times, found },
        { place: at, hint: "who did it more often is asked with where count(…)" },
      );
    }
    if (most !== null && least > most) fail("bad-times", { found: `${least}..${most}` }, { place: at });
  }
}
