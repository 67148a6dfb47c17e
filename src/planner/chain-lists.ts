import type { ChainSpec } from "./chain.js";

/** Numbers of the lists that are not of steps; -1 where a chain has no use for one. */
export interface Lists {
  readonly count: number;
  readonly entering: number;
  readonly all: number;
}

/** Lists of rows that matching a chain needs, numbered: steps, withouts, rows that may begin a chain, all rows. */
export function listsOf(chain: ChainSpec): Lists {
  let count = chain.steps.length + chain.withouts.length;
  const entering = chain.entering === null ? -1 : count++;
  // Rows that serve no step lie between others, and give lanes of their own to steps that a pair leaves free.
  const isWanted = chain.hold.some((held) => held.kind === "pair" || chain.order === "contiguous");
  const all = isWanted ? count++ : -1;
  return { count, entering, all };
}
