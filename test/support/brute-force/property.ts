import fc from "fast-check";
import { expect } from "vitest";
import { attemptsOf, matchStream } from "../../../src/runtime/interpret/chain/match.js";
import { type BruteCase, bruteCases } from "./arbitrary-chain.js";
import { bruteAttempts } from "./attempts.js";
import { type BruteAnswer, bruteForce, startText } from "./index.js";

/** The interpreter finds what trying every choice of rows finds, and the attempts that the language tells of. */
export function checkByBruteForce(runs: number, seed: number): void {
  fc.assert(
    fc.property(bruteCases, (one) => {
      const expected = bruteForce(one, one.rows);
      expect(interpreted(one)).toEqual(expected);
      const { order, ties } = one.chain;
      if (order === "any" || ties.kind === "within" || expected.level === 0) return;
      expect(attempts(one)).toEqual(bruteAttempts(one.chain, one.rows, one.sessionGap).toSorted());
    }),
    { numRuns: runs, seed, endOnFailure: false },
  );
}

const around = ({ sessionGap }: BruteCase) => ({
  time: "time",
  shared: [],
  sessionGap,
  userSets: new Map(),
});

function interpreted(one: BruteCase): BruteAnswer {
  const { level, reached, pending, chain, starts } = matchStream(one, one.rows, around(one));
  return { level, reached, pending, chain: chainText(chain), starts: starts.map((s) => startText(s.at, s)) };
}

function attempts(one: BruteCase): readonly string[] {
  const found = attemptsOf(one.chain, one.rows, around(one));
  return found
    .map(({ chain }) => chainText(chain))
    .filter(Boolean)
    .sort();
}

function chainText(chain: readonly { readonly at: number; readonly step: number }[]): string {
  return chain
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, step }) => `${at}:${step}`)
    .join(" ");
}
