import type { Threshold, UserCondition } from "../../../planner/user-condition.js";
import { type Code, code } from "../../code.js";
import { emitThreshold } from "../threshold.js";
import { holds, type Tracked, type Walk, when } from "../walk.js";

/** Number of rows that hold. */
export function emitCount(walk: Walk, node: UserCondition & { kind: "count" }): Tracked {
  if (node.predicate.kind === "constant" && node.predicate.value)
    return { declare: [], step: [], test: emitThreshold(walk.scope, walk.rows, node.threshold) };
  const count = walk.scope.fresh("count");
  const declare = [code`let ${count} = 0;`];
  const test = emitThreshold(walk.scope, count, node.threshold);
  const predicate = walk.searchable(node.predicate);
  if (predicate === null) return { declare, step: [when(walk, node.predicate, [code`${count}++;`])], test };
  const { row } = walk.spot;
  const target = walk.scope.parameter({ kind: "value", value: node.threshold.target });
  const search = code`for (let ${row} = start; ${row} < end && ${count} ${undecided(node.threshold)} ${target}; ${row}++)
    if (${holds(walk, predicate)}) ${count}++;`;
  return { declare, search: [search], step: [], test };
}

/** How the count compares with the target while more rows may change the outcome. */
function undecided({ op }: Threshold): Code {
  return op === ">=" || op === "<" ? code`<` : code`<=`;
}
