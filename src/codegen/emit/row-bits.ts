import type { Predicate } from "../../planner/expression.js";
import { type Code, code, EMPTY } from "../code.js";
import { inlineShared } from "../inline-shared.js";
import { emitPredicate } from "./predicate/index.js";
import { emitMask } from "./predicate/table.js";
import type { Walk } from "./walk.js";

/**
 * Statements for a selected user that note for each row which predicates hold (bit k for predicate k, 0 outside the filter) and give
 * them to sink number `sink` of the input (runtime/row-bits.ts). `skip`: leaves out rows outside the filter;
 * `marked`: a row for which predicate 0 holds as well.
 */
export function emitRowBits(
  walk: Walk,
  sink: number,
  predicates: readonly Predicate[],
  skip: Code,
  marked: Code = EMPTY,
): Code {
  const { scope, spot, shared } = walk;
  const bits = scope.fresh("bits");
  const whole = predicates.map((predicate) => inlineShared(predicate, shared));
  const found =
    emitMask(scope, spot.row, whole) ??
    whole.reduce((sum, predicate, bit) => {
      const holds = emitPredicate(scope, { ...spot, shared: [] }, predicate);
      return code`${sum} | (${holds} ? ${2 ** bit} : 0)`;
    }, code`0`);
  const at = code`${bits}[i - start]`;
  return code`{
    const ${bits} = input.rowBits.of(end - start);
    for (let i = start; i < end; i++) {
      ${skip === EMPTY ? EMPTY : code`${at} = 0;`}
      ${skip}
      ${at} = ${found};
    }
    ${marked === EMPTY ? EMPTY : code`${bits}[${marked} - start] |= 1;`}
    input.rowSinks[${sink}].user(start, end, ${bits});
  }`;
}
