import type { Predicate } from "../../planner/expression.js";
import { type Code, code } from "../code.js";
import { inlineShared } from "../inline-shared.js";
import { emitMask } from "./predicate/table.js";
import { holds, type Walk } from "./walk.js";

/** A chain of steps while a run is walked: `level` steps are reached after the rows seen so far. */
export interface Chain {
  readonly declare: readonly Code[];
  readonly step: Code;
  readonly level: Code;
}

/**
 * Any gap: step i takes the earliest row later than step i-1's, in time or (ties by row) in the stream. Rows come in time order, so that one pass
 * with one awaited step is exact. Time is looked at only where the awaited predicate holds: most rows cost no load of it.
 */
export function emitChain(
  walk: Walk,
  steps: readonly Predicate[],
  ties: "strict" | "by-row" = "strict",
): Chain {
  const level = walk.scope.fresh("level");
  const last = walk.scope.fresh("last");
  const masks = emitMask(
    walk.scope,
    walk.spot.row,
    steps.map((step) => inlineShared(step, walk.shared)),
  );
  if (masks !== null) return masked(walk, masks, level, last, steps.length, ties);
  const cases = steps.map((predicate, at) => {
    const reached = code`${level} = ${at + 1};`;
    const mark = ties === "strict" && at + 1 < steps.length ? code`${last} = ${walk.time};` : code``;
    const later = at === 0 || ties === "by-row" ? code`` : code` && ${walk.time} > ${last}`;
    return code`case ${at}:
      if (${holds(walk, predicate)}${later}) {
        ${reached}
        ${mark}
      }
      break;`;
  });
  return {
    declare: [
      code`let ${level} = 0;`,
      ...(steps.length > 1 && ties === "strict" ? [code`let ${last} = 0;`] : []),
    ],
    step: code`switch (${level}) {
      ${cases}
    }`,
    level,
  };
}

/** One look-up tells which steps a row satisfies; beyond the last step no bit is set, and nothing is earlier than NaN. */
function masked(
  walk: Walk,
  masks: Code,
  level: Code,
  last: Code,
  steps: number,
  ties: "strict" | "by-row",
): Chain {
  if (steps === 1)
    return {
      declare: [code`let ${level} = 0;`],
      step: code`if (${masks} !== 0) ${level} = 1;`,
      level,
    };
  if (ties === "by-row")
    return {
      declare: [code`let ${level} = 0;`],
      step: code`if ((${masks} >> ${level} & 1) === 1) ${level}++;`,
      level,
    };
  return {
    declare: [code`let ${level} = 0, ${last} = NaN;`],
    step: code`if ((${masks} >> ${level} & 1) === 1 && !(${walk.time} <= ${last})) {
      ${level}++;
      ${last} = ${walk.time};
    }`,
    level,
  };
}
