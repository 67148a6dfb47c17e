import fc from "fast-check";
import { expect } from "vitest";
import type { ChainSpec } from "../../../src/planner/chain.js";
import { attemptsOf, matchStream } from "../../../src/runtime/interpret/chain/match.js";
import type { Row } from "../../../src/runtime/interpret/row.js";
import { walkAttempts } from "../../../src/runtime/match/attempts.js";
import { newMatch } from "../../../src/runtime/match/chain-matcher.js";
import { randomChain, randomStream } from "./random-chain.js";
import { AROUND, matcherOver, pendingOf } from "./stream-pair.js";

export const CHOICES = ["earliest", "latest", "fastest"] as const;

/** What matters of a match, in one shape for both evaluators; rows of the chain in stream order. */
interface Found {
  readonly level: number;
  readonly reached: readonly boolean[];
  readonly pending: number | null;
  readonly chain: readonly string[];
  /** `step:row` for every row with which a chain to the step begins. */
  readonly starts: readonly string[];
}

function interpreted(chain: ChainSpec, rows: readonly Row[], choice: (typeof CHOICES)[number]): Found {
  const found = matchStream({ chain, choice, pending: pendingOf(chain, rows) }, rows, AROUND);
  const picks = found.chain.toSorted((a, b) => a.at - b.at);
  return {
    level: found.level,
    reached: [...found.reached],
    pending: found.pending,
    chain: picks.map((pick) => `${pick.step}:${pick.at}`),
    starts: found.starts
      .flatMap(({ at, reached }) => [...reached].flatMap((is, step) => (is ? [`${step}:${at}`] : [])))
      .sort(),
  };
}

function matched(chain: ChainSpec, rows: readonly Row[], choice: (typeof CHOICES)[number]): Found {
  const { matcher, view } = matcherOver(chain, rows);
  const match = newMatch(chain.steps.length);
  matcher.match(view, choice, match);
  const starts = new Set<string>();
  if (match.level > 0) matcher.eachStart(view, (step, row) => starts.add(`${step}:${row}`));
  return {
    level: match.level,
    reached: Array.from(match.reached, (is) => is === 1),
    pending: match.pending < 0 ? null : match.pending,
    chain: Array.from({ length: match.rowCount }, (_, n) => `${match.rowSteps[n]}:${match.rows[n]}`),
    starts: [...starts].sort(),
  };
}

function walked(chain: ChainSpec, rows: readonly Row[]): readonly string[] {
  const { matcher, view } = matcherOver(chain, rows);
  const found: string[] = [];
  for (const lane of matcher.eachLane(view))
    walkAttempts(matcher.program, lane, ({ rows: chosen, steps, rowCount }) =>
      found.push(Array.from({ length: rowCount }, (_, n) => `${steps[n]}:${chosen[n]}`).join(" ")),
    );
  return found.sort();
}

/** Random streams and chains, matched with the chain that counts, its pending step and every start. */
export function checkMatches(choice: (typeof CHOICES)[number], runs: number, seed: number): void {
  fc.assert(
    fc.property(randomChain, randomStream, (chain, rows) => {
      expect(matched(chain, rows, choice)).toEqual(interpreted(chain, rows, choice));
    }),
    { numRuns: runs, seed },
  );
}

/** Random streams walked for attempts, with chains that attempts can be counted of. */
export function checkAttempts(runs: number, seed: number): void {
  const countable = randomChain.filter(
    ({ order, ties, withouts }) =>
      order !== "any" && ties.kind !== "within" && withouts.every(({ scope }) => scope === "attempt"),
  );
  fc.assert(
    fc.property(countable, randomStream, (chain, rows) => {
      const expected = attemptsOf(chain, rows, AROUND)
        .filter(({ level }) => level > 0)
        .map((attempt) => attempt.chain.map((pick) => `${pick.step}:${pick.at}`).join(" "))
        .sort();
      expect(walked(chain, rows)).toEqual(expected);
    }),
    { numRuns: runs, seed },
  );
}
