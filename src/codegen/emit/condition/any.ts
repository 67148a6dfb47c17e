import type { UserCondition } from "../../../planner/user-condition.js";
import { code } from "../../code.js";
import { holds, type Tracked, type Walk } from "../walk.js";

/** Some row holds. */
export function emitAny(walk: Walk, node: UserCondition & { kind: "any" }): Tracked {
  const found = walk.scope.fresh("any");
  const declare = [code`let ${found} = false;`];
  const predicate = walk.searchable(node.predicate);
  if (predicate === null)
    return {
      declare,
      step: [code`if (!${found} && ${holds(walk, node.predicate)}) ${found} = true;`],
      test: found,
    };
  const { row } = walk.spot;
  const search = code`for (let ${row} = start; ${row} < end && !${found}; ${row}++) ${found} = ${holds(walk, predicate)};`;
  return { declare, search: [search], step: [], test: found };
}
