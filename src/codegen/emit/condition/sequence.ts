import type { UserCondition } from "../../../planner/expression.js";
import { code } from "../../code.js";
import { emitChain } from "../chain.js";
import { emitSearchedChain } from "../search.js";
import type { Tracked, Walk } from "../walk.js";

/** All steps are reached. */
export function emitSequence(walk: Walk, node: UserCondition & { kind: "sequence" }): Tracked {
  const searched = emitSearchedChain(walk, node.steps);
  const chain = searched ?? emitChain(walk, node.steps);
  return {
    declare: chain.declare,
    search: searched === null ? [] : [searched.search],
    step: "step" in chain ? [chain.step] : [],
    test: code`${chain.level} === ${node.steps.length}`,
  };
}
