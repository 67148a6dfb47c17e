import type { ChainSpec } from "../../planner/chain.js";
import { listsOf } from "../../planner/chain-lists.js";
import type { Predicate } from "../../planner/expression.js";
import { type Code, code, EMPTY, joined, TRUE } from "../code.js";
import { inlineShared } from "../inline-shared.js";
import { emitPredicate } from "./predicate/index.js";
import { emitMask } from "./predicate/table.js";
import type { Walk } from "./walk.js";

/**
 * Defines, before the walk, a function of (start, end) that puts the rows of a user into `run` (runtime/match), list by list of
 * the chain: for each row the steps and withouts that it satisfies. Returns the function's name.
 */
export function emitCollect(walk: Walk, run: Code, chain: ChainSpec): Code {
  const { scope, shared, skip } = walk;
  const { entering, all } = listsOf(chain);
  const whole = (predicate: Predicate): Predicate => inlineShared(predicate, shared);
  const spot = { ...walk.spot, shared: [] };
  const predicates = [...chain.steps, ...chain.withouts].map(({ predicate }) => whole(predicate));
  const mask = emitMask(scope, spot.row, predicates);
  const puts =
    mask === null
      ? predicates.map(
          (predicate, list) => code`if (${emitPredicate(scope, spot, predicate)}) ${run}.add(${list}, i);`,
        )
      : [
          code`for (let bits = ${mask}; bits !== 0; bits &= bits - 1) ${run}.add(31 - Math.clz32(bits & -bits), i);`,
        ];
  const first = predicates[0];
  // In any order every step may come first.
  const enteringAt =
    chain.entering === null || first === undefined
      ? EMPTY
      : joined(
          "&&",
          [...(chain.order === "any" ? [] : [first]), whole(chain.entering)].map((predicate) =>
            emitPredicate(scope, spot, predicate),
          ),
          TRUE,
        );
  const enters =
    chain.entering === null || first === undefined
      ? EMPTY
      : code`if (${enteringAt}) ${run}.add(${entering}, i);`;
  const everyRow = all < 0 ? EMPTY : code`${run}.add(${all}, i);`;
  const collect = scope.fresh("collect");
  const bounds =
    skip === EMPTY
      ? { declare: EMPTY, note: EMPTY, end: code`${run}.end(start, end - 1);` }
      : {
          declare: code`let first = -1, last = -1;`,
          note: code`if (first < 0) first = i;
            last = i;`,
          end: code`${run}.end(first, last);`,
        };
  scope.prologue.push(code`const ${collect} = (start, end) => {
    ${run}.begin();
    ${bounds.declare}
    for (let i = start; i < end; i++) {
      ${skip}
      ${bounds.note}
      ${puts}
      ${enters}
      ${everyRow}
    }
    ${bounds.end}
  };`);
  return collect;
}
