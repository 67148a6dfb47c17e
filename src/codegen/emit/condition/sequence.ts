import { isPlain, requiredSteps } from "../../../planner/chain.js";
import type { UserCondition } from "../../../planner/user-condition.js";
import { code } from "../../code.js";
import { emitBound } from "../bound.js";
import { emitCollect } from "../collect.js";
import type { Tracked, Walk } from "../walk.js";

/** All required steps are reached. With clauses: matched, when a plain chain of the steps does not rule it out. */
export function emitSequence(walk: Walk, { chain }: UserCondition & { kind: "sequence" }): Tracked {
  const bound = emitBound(walk, chain);
  const tracked = { declare: bound.declare, search: bound.search, step: bound.step };
  if (isPlain(chain)) return { ...tracked, test: code`${bound.level} === ${chain.steps.length}` };
  const { scope } = walk;
  const run = scope.fresh("sequence");
  scope.prologue.push(code`const ${run} = input.sequences[${scope.sequences.length}];`);
  scope.sequences.push(chain);
  const collect = emitCollect(walk, run, chain);
  const least = chain.order === "any" || chain.ties.kind === "within" ? 1 : requiredSteps(chain).length;
  return { ...tracked, test: code`(${bound.level} >= ${least} && (${collect}(start, end), ${run}.holds()))` };
}
