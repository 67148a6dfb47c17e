import type { UserCondition } from "../../../planner/user-condition.js";
import { columnNames } from "../../access.js";
import { code } from "../../code.js";
import { emitThreshold } from "../threshold.js";
import { type Tracked, type Walk, when } from "../walk.js";

/** Least or greatest non-null value on rows that hold (NaN is left out); null over none. */
export function emitExtreme(
  walk: Walk,
  node: UserCondition & { kind: "sum" | "min" | "max" | "mean" | "distinct" },
): Tracked {
  const { index, layout } = walk.scope.column(node.column);
  const best = walk.scope.fresh("best");
  const found = walk.scope.fresh("got");
  const wide = layout.form === "bigint-code";
  const at = wide
    ? code`${columnNames.codes(index)}[${walk.spot.row}]`
    : code`${columnNames.values(index)}[${walk.spot.row}]`;
  const present = wide
    ? code`${found} !== ${columnNames.none(index)}`
    : layout.nullable
      ? code`${columnNames.validity(index)}[${walk.spot.row}] !== 0`
      : code`true`;
  const better = node.kind === "min" ? code`!(${found} >= ${best})` : code`!(${found} <= ${best})`;
  const value = wide ? code`(${columnNames.dictionary(index)}[${best}] ?? NaN)` : best;
  return {
    declare: [code`let ${best} = NaN;`],
    step: [
      when(walk, node.predicate, [
        code`{
          const ${found} = ${at};
          if (${present} && ${found} === ${found} && ${better}) ${best} = ${found};
        }`,
      ]),
    ],
    test: emitThreshold(walk.scope, value, node.threshold),
  };
}
