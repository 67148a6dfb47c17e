import { fail } from "../errors/index.js";
import type { Bracket, Retention } from "./ast.js";
import { LIMITS } from "./limits.js";

/**
 * Refuses what no dataset can make right, in any form: too many periods, brackets out of order, clauses that speak against
 * each other. Errors: too-many, bad-brackets, clauses-clash.
 */
export function checkRetention({ buckets, mode }: Retention): void {
  if (buckets !== null) refuseMany(buckets.value, buckets.at);
  if (mode === null || typeof mode.value === "string") return;
  if (buckets !== null) {
    const hint = "the brackets say which periods there are";
    fail("clauses-clash", { clause: "buckets", other: "kind bracket" }, { place: buckets.at, hint });
  }
  let next = 0;
  for (const bracket of mode.value.brackets) {
    const { from, to, at } = bracket;
    if (from < next || (to !== null && to < from)) {
      fail("bad-brackets", { found: bracketText(bracket) }, { place: at });
    }
    refuseMany(Math.max(from, to ?? 0), at);
    next = to === null ? Number.POSITIVE_INFINITY : to + 1;
  }
}

function refuseMany(found: number, place: Bracket["at"]): void {
  if (found <= LIMITS.buckets) return;
  fail("too-many", { what: "periods of a retention", limit: LIMITS.buckets, found }, { place });
}

/** A bracket as texts write it: `1..3`, `4`, `8..`. */
export function bracketText({ from, to }: Pick<Bracket, "from" | "to">): string {
  if (to === null) return `${from}..`;
  return from === to ? `${from}` : `${from}..${to}`;
}
