import type { UserCondition } from "../../../planner/expression.js";
import { code } from "../../code.js";
import { emitChain } from "../chain.js";
import type { Tracked, Walk } from "../walk.js";

/** All steps are reached. */
export function emitSequence(walk: Walk, node: UserCondition & { kind: "sequence" }): Tracked {
  const chain = emitChain(walk, node.steps);
  return {
    declare: chain.declare,
    step: [chain.step],
    test: code`${chain.level} === ${node.steps.length}`,
  };
}
