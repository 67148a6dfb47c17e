import type { Predicate } from "../../planner/expression.js";
import { type Code, code } from "../code.js";
import type { Chain } from "./chain.js";
import { holds, type Walk } from "./walk.js";

/** A chain that is found by searching the user's rows from step to step; `search` runs once a user. */
export interface SearchedChain extends Pick<Chain, "declare" | "level"> {
  readonly search: Code;
}

/**
 * Strict ties, any gap, as emitChain: each step is the earliest row that holds and is later than the one before. As rows come in
 * order of time, those of the time of a step follow it at once; they are passed over, and what comes then is later. Rows between steps
 * are passed over by a loop of one test, and those after the last step that is reached are not looked at. Null when some step cannot
 * be searched for.
 */
export function emitSearchedChain(walk: Walk, steps: readonly Predicate[]): SearchedChain | null {
  const predicates = steps.flatMap((step) => walk.searchable(step) ?? []);
  if (predicates.length < steps.length) return null;
  const { row } = walk.spot;
  const level = walk.scope.fresh("level");
  const chain = walk.scope.fresh("chain");
  const searches = predicates.map((predicate, at) => {
    const reached = code`while (${row} < end && !(${holds(walk, predicate)})) ${row}++;
      if (${row} === end) break ${chain};
      ${level} = ${at + 1};`;
    return at + 1 === predicates.length
      ? reached
      : code`${reached}
      ${passTies(walk)}`;
  });
  return {
    declare: [code`let ${level} = 0;`],
    search: code`${chain}: {
      let ${row} = start;
      ${searches}
    }`,
    level,
  };
}

/** Goes on to the first row that is later than this one. */
function passTies({ ties, spot, time, scope }: Walk): Code {
  const { row } = spot;
  if (ties === "none") return code`${row}++;`;
  if (ties === "known")
    return code`${row}++;
      while (${row} < end && (ties[${row} >> 5] >>> ${row} & 1) === 1) ${row}++;`;
  const last = scope.fresh("last");
  return code`const ${last} = ${time};
    ${row}++;
    while (${row} < end && ${time} <= ${last}) ${row}++;`;
}
