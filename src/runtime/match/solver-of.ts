import type { ChainSpec } from "../../planner/chain.js";
import { AnySolver } from "./any-solver.js";
import type { Clock } from "./clock.js";
import { LinearSolver } from "./linear-solver.js";
import type { Program } from "./program.js";
import { SearchSolver } from "./search-solver.js";
import type { Solver } from "./solver.js";

/** The solver for a chain's rules. */
export function solverOf(chain: ChainSpec, program: Program, clock: Clock): Solver {
  if (chain.order === "any") return new AnySolver(program);
  if (chain.ties.kind === "within") return new SearchSolver(program, clock.span(chain.ties.span));
  const looksBack = chain.steps.some((step) => step.optional || step.most !== 1);
  return chain.repeats === "break" && looksBack ? new SearchSolver(program, null) : new LinearSolver(program);
}
