import type { UserCondition } from "../../../planner/expression.js";
import { code } from "../../code.js";
import { emitThreshold } from "../threshold.js";
import { type Tracked, type Walk, when } from "../walk.js";

/** Number of rows that hold. */
export function emitCount(walk: Walk, node: UserCondition & { kind: "count" }): Tracked {
  if (node.predicate.kind === "constant" && node.predicate.value)
    return { declare: [], step: [], test: emitThreshold(walk.scope, walk.rows, node.threshold) };
  const count = walk.scope.fresh("count");
  return {
    declare: [code`let ${count} = 0;`],
    step: [when(walk, node.predicate, [code`${count}++;`])],
    test: emitThreshold(walk.scope, count, node.threshold),
  };
}
