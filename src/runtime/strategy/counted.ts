import { levelsByPresence } from "../../planner/physical/presence.js";
import type { IndexUse } from "./index-use.js";
import type { PartFacts } from "./part-facts.js";
import type { CountedUsers } from "./strategy.js";
import { countRows, countUsers, type UserBits, without } from "./user-bits.js";

/** The numbers of users that match and are settled (settled.ts); null when there are none. */
export function countedUsers(bits: UserBits, { funnels }: IndexUse, facts: PartFacts): CountedUsers | null {
  const users = countUsers(bits);
  if (users === 0) return null;
  const rows = rowsOf(bits, facts);
  const atFirst = funnels.map((funnel) => {
    const levels = levelsByPresence(funnel);
    const none = levels === null ? bits : without(bits, facts.of(levels.first).may);
    const absent = countUsers(none);
    return {
      bits: without(bits, none),
      users: users - absent,
      rows: rows - (absent === 0 ? 0 : countRows(none, facts.runs)),
    };
  });
  return { bits, users, rows, atFirst };
}

/** Rows of the users, by those of all others where these are fewer. */
function rowsOf(bits: UserBits, { runs, everybody }: PartFacts): number {
  const others = without(everybody, bits);
  return countUsers(others) < countUsers(bits)
    ? runs[runs.length - 1]! - countRows(others, runs)
    : countRows(bits, runs);
}
