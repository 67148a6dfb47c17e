import type { UserCondition } from "../../../planner/user-condition.js";
import { code } from "../../code.js";
import { emitAdd } from "../sum-of.js";
import { emitThreshold } from "../threshold.js";
import { type Tracked, type Walk, when } from "../walk.js";

type Summed = UserCondition & { kind: "sum" | "min" | "max" | "mean" | "distinct" };

/** Sum over the rows that hold: exact for ints, rounded once to float64 for floats. */
export function emitSum(walk: Walk, node: Summed): Tracked {
  const high = walk.scope.fresh("sum");
  const low = walk.scope.fresh("lost");
  const add = emitAdd(walk.scope, node.column, walk.spot.row, high, low, []);
  const total =
    node.type.kind === "float"
      ? code`library.rounded(${high}, ${low})`
      : code`library.exact(${high}, ${low})`;
  return {
    declare: [code`let ${high} = 0, ${low} = 0;`],
    step: [when(walk, node.predicate, [add])],
    test: emitThreshold(walk.scope, total, node.threshold),
  };
}

/** Mean of the non-null values on rows that hold; null over none. */
export function emitMean(walk: Walk, node: Summed): Tracked {
  const high = walk.scope.fresh("sum");
  const low = walk.scope.fresh("lost");
  const count = walk.scope.fresh("count");
  const add = emitAdd(walk.scope, node.column, walk.spot.row, high, low, [code`${count}++;`]);
  return {
    declare: [code`let ${high} = 0, ${low} = 0, ${count} = 0;`],
    step: [when(walk, node.predicate, [add])],
    test: emitThreshold(walk.scope, code`library.mean(${high}, ${low}, ${count})`, node.threshold),
  };
}
