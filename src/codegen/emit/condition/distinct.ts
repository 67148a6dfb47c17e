import type { UserCondition } from "../../../planner/user-condition.js";
import { columnNames } from "../../access.js";
import { code } from "../../code.js";
import { emitThreshold } from "../threshold.js";
import { type Tracked, type Walk, when } from "../walk.js";

/** Number of distinct non-null values on rows that hold: a mark per code, or a set (NaN once, -0 is 0). */
export function emitDistinct(
  walk: Walk,
  node: UserCondition & { kind: "sum" | "min" | "max" | "mean" | "distinct" },
): Tracked {
  const { scope, spot } = walk;
  const { index, layout } = scope.column(node.column);
  const count = scope.fresh("count");
  const seen = scope.fresh("seen");
  if (layout.form === "number") {
    scope.prologue.push(code`const ${seen} = new Set();`);
    const present = layout.nullable ? code`if (${columnNames.validity(index)}[${spot.row}] !== 0) ` : code``;
    return {
      declare: [code`if (${seen}.size > 0) ${seen}.clear();`],
      step: [
        when(walk, node.predicate, [code`${present}${seen}.add(${columnNames.values(index)}[${spot.row}]);`]),
      ],
      test: emitThreshold(scope, code`${seen}.size`, node.threshold),
    };
  }
  const at = scope.fresh("q");
  scope.prologue.push(code`const ${seen} = new Int32Array(${columnNames.none(index)} + 1).fill(-1);`);
  return {
    declare: [code`let ${count} = 0;`],
    step: [
      when(walk, node.predicate, [
        code`{
          const ${at} = ${columnNames.codes(index)}[${spot.row}];
          if (${seen}[${at}] !== user && ${at} !== ${columnNames.none(index)}) {
            ${seen}[${at}] = user;
            ${count}++;
          }
        }`,
      ]),
    ],
    test: emitThreshold(scope, count, node.threshold),
  };
}
