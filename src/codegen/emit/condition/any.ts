import type { UserCondition } from "../../../planner/expression.js";
import { code } from "../../code.js";
import { holds, type Tracked, type Walk } from "../walk.js";

/** Some row holds. */
export function emitAny(walk: Walk, node: UserCondition & { kind: "any" }): Tracked {
  const found = walk.scope.fresh("any");
  return {
    declare: [code`let ${found} = false;`],
    step: [code`if (!${found} && ${holds(walk, node.predicate)}) ${found} = true;`],
    test: found,
  };
}
