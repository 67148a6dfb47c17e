import { type ChainSpec, requiredSteps } from "../../../planner/chain.js";
import { anyStarts, bestInAnyOrder, completedSets } from "./any-order.js";
import { bestChain } from "./best-chain.js";
import type { Choice } from "./compare-chains.js";
import type { Lane, LaneEvent } from "./hold.js";
import type { Pick } from "./pick.js";
import { Walk } from "./walk.js";

/** How far a stream, an attempt or the chains of one first row come. */
export interface Reach {
  /** Required steps reached. */
  readonly level: number;
  /** Per step, optional ones too. */
  readonly reached: readonly boolean[];
}

/** What the steps of some legal chains make together: step k is reached by the chains that have it. */
export function reachOf(chain: ChainSpec, chains: readonly (readonly number[])[]): Reach {
  const steps = new Set(chains.flat());
  const required = requiredSteps(chain);
  const missing = required.findIndex((step) => !steps.has(step));
  const reached = chain.steps.map((_, step) => steps.has(step));
  return { level: missing < 0 ? required.length : missing, reached };
}

/** What the chains of one lane that begin with one row reach. */
export interface LaneStart extends Reach {
  readonly start: LaneEvent;
  /** The one that counts of those that reach `level`. */
  readonly best: (level: number, choice: Choice) => readonly Pick[] | null;
}

/** Every first row of a lane, in stream order. */
export function startsIn(lane: Lane): readonly LaneStart[] {
  const { chain } = lane;
  if (chain.order === "any") {
    return anyStarts(lane).map((start) => ({
      start,
      best: (level, choice) => bestInAnyOrder(lane, start, level, choice),
      ...reachOf(chain, completedSets(lane, start)),
    }));
  }
  const walk = new Walk(lane);
  return walk.starts().map((start) => {
    const ends = walk.reachable(start).filter((node) => walk.isEnd(node, start));
    const steps = ends.map((node) => [node.step]);
    return {
      start,
      best: (level, choice) => bestChain(walk, start, level, choice),
      ...reachOf(chain, steps),
    };
  });
}
