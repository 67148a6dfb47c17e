import { type ChainSpec, requiredSteps } from "../../planner/chain.js";
import { matchStream } from "./chain/match.js";
import type { Surroundings } from "./condition.js";
import type { Row } from "./row.js";

/** Whether the rows of one user reach all required steps. */
export function reachesEnd(chain: ChainSpec, rows: readonly Row[], around: Surroundings): boolean {
  const { level } = matchStream({ chain, choice: null, pending: null }, rows, around);
  return level === requiredSteps(chain).length;
}
