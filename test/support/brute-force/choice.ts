import type { ChainSpec } from "../../../src/planner/chain.js";
import type { BruteRow } from "./stream.js";

/** Chosen rows per step, in stream order; none where a step is skipped or comes after the chain's end. */
export type Choice = readonly (readonly BruteRow[])[];

/** Every choice of rows that serve their steps, one step of one row at least, no required one left out before the last. */
export function choices(
  chain: ChainSpec,
  candidates: (step: number) => readonly BruteRow[],
  mostRows: (step: number) => number,
): readonly Choice[] {
  const found: Choice[] = [];
  const go = (step: number, before: Choice): void => {
    const spec = chain.steps[step];
    if (spec === undefined) return;
    const used = new Set(before.flat());
    const free = candidates(step).filter((row) => !used.has(row));
    for (const rows of subsets(free, spec.least, mostRows(step))) {
      const choice = [...before, rows];
      found.push([...choice, ...chain.steps.slice(step + 1).map(() => [])]);
      go(step + 1, choice);
    }
    if (spec.optional) go(step + 1, [...before, []]);
  };
  go(0, []);
  return found;
}

function subsets(rows: readonly BruteRow[], least: number, most: number): readonly (readonly BruteRow[])[] {
  let all: (readonly BruteRow[])[] = [[]];
  for (const row of rows)
    all = [...all, ...all.filter((set) => set.length < most).map((set) => [...set, row])];
  return all.filter((set) => set.length >= least);
}

/** Steps that have rows. */
export function stepsIn(choice: Choice): readonly number[] {
  return [...choice.keys()].filter((step) => choice[step]!.length > 0);
}

/** All chosen rows in stream order. */
export function inStream(choice: Choice): readonly BruteRow[] {
  return choice.flat().sort((a, b) => a.at - b.at);
}
