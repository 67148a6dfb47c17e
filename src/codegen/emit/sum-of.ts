import { columnNames } from "../access.js";
import { type Code, code } from "../code.js";
import type { Scope } from "../scope.js";

/**
 * Adds the value at `row` to the pair (high, low): high is the float sum, low what rounding lost (Neumaier), so that int
 * sums are exact and float sums differ from the exact ones by far less than an ulp. Wide ints add as two
 * floats from tables over their dictionary. Nothing is added at null; `counted` statements run where there is a value.
 */
export function emitAdd(
  scope: Scope,
  column: string,
  row: Code,
  high: Code,
  low: Code,
  counted: readonly Code[],
): Code {
  const { index, layout } = scope.column(column);
  if (layout.form === "bigint-code") {
    const halves = scope.fresh("z");
    const at = scope.fresh("q");
    scope.prologue.push(code`const ${halves} = library.halves(${columnNames.dictionary(index)});`);
    return code`{
      const ${at} = ${columnNames.codes(index)}[${row}];
      if (${at} !== ${columnNames.none(index)}) {
        ${neumaier(scope, code`${halves}.high[${at}]`, high, low)}
        ${low} += ${halves}.low[${at}];
        ${counted}
      }
    }`;
  }
  const add = neumaier(scope, code`${columnNames.values(index)}[${row}]`, high, low);
  return layout.nullable
    ? code`if (${columnNames.validity(index)}[${row}] !== 0) {
        ${add}
        ${counted}
      }`
    : code`{
        ${add}
        ${counted}
      }`;
}

function neumaier(scope: Scope, value: Code, high: Code, low: Code): Code {
  const y = scope.fresh("y");
  const s = scope.fresh("s");
  return code`const ${y} = ${value};
    const ${s} = ${high} + ${y};
    ${low} += Math.abs(${high}) >= Math.abs(${y}) ? ${high} - ${s} + ${y} : ${y} - ${s} + ${high};
    ${high} = ${s};`;
}
