import type { Predicate } from "../../planner/expression.js";
import { type Code, code } from "../code.js";
import { refersToShared } from "../columns-of.js";
import { inlineShared } from "../inline-shared.js";
import type { Chain } from "./chain.js";
import { isTable } from "./predicate/table.js";
import { holds, type Walk } from "./walk.js";

/** A chain that is found by searching the user's rows from step to step; `search` runs once a user. */
export interface SearchedChain extends Pick<Chain, "declare" | "level"> {
  readonly search: Code;
}

/**
 * The predicate as a search evaluates it at single rows; null when rows have to be walked one by one: where rows are filtered, and
 * where a costly predicate is shared and should be evaluated once a row.
 */
export function searchable(walk: Walk, predicate: Predicate): Predicate | null {
  if (!walk.isWhole) return null;
  if (!refersToShared(predicate)) return predicate;
  const inlined = inlineShared(predicate, walk.shared);
  return isTable(walk.scope, inlined) ? inlined : null;
}

/**
 * Strict ties, any gap, as emitChain: each step is the earliest row that holds and is later than the one before. Rows between are
 * passed over by a loop of one test, and those after the last step that is reached are not looked at: 1 ns a row where the
 * row by row form takes 4. Null when some step cannot be searched for.
 */
export function emitSearchedChain(walk: Walk, steps: readonly Predicate[]): SearchedChain | null {
  const predicates = steps.flatMap((step) => searchable(walk, step) ?? []);
  if (predicates.length < steps.length) return null;
  const level = walk.scope.fresh("level");
  const chain = walk.scope.fresh("chain");
  const last = walk.scope.fresh("last");
  const { row, time } = { row: walk.spot.row, time: walk.time };
  const searches = predicates.map((predicate, at) => {
    const later = at === 0 ? code`` : code` && !(${time} <= ${last})`;
    const isLast = at + 1 === predicates.length;
    return code`while (${row} < end && !(${holds(walk, predicate)}${later})) ${row}++;
      if (${row} === end) break ${chain};
      ${level} = ${at + 1};
      ${isLast ? code`` : code`${last} = ${time};`}
      ${isLast ? code`` : code`${row}++;`}`;
  });
  return {
    declare: [code`let ${level} = 0;`],
    search: code`${chain}: {
      let ${row} = start;
      ${steps.length > 1 ? code`let ${last} = 0;` : code``}
      ${searches}
    }`,
    level,
  };
}
