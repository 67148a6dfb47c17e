import { columnNames } from "../../access.js";
import { code, EMPTY } from "../../code.js";
import type { Aggregated, Work } from "./work.js";

/** Least or greatest non-null value, NaN left out; wide ints as (high, low) pairs in lexicographic order. */
export function emitExtreme({ scope, spec, cells, row }: Work): Aggregated {
  const [best = EMPTY, low = EMPTY] = cells.slice(-2);
  const { index, layout } = scope.column(spec.column ?? "");
  const presence = spec.by === null ? [] : [code`${cells[0] ?? EMPTY}++;`];
  const found = scope.fresh("got");
  if (layout.form === "bigint-code") {
    const halves = scope.fresh("z");
    const at = scope.fresh("q");
    scope.prologue.push(code`const ${halves} = library.halves(${columnNames.dictionary(index)});`);
    const order = spec.fn === "min" ? code`<` : code`>`;
    return {
      perUser: [],
      perRow: [
        ...presence,
        code`{
          const ${at} = ${columnNames.codes(index)}[${row}];
          const ${found} = ${halves}.high[${at}];
          if (${at} !== ${columnNames.none(index)} && (!(${best} === ${best}) || ${found} ${order} ${best} || (${found} === ${best} && ${halves}.low[${at}] ${order} ${low}))) {
            ${best} = ${found};
            ${low} = ${halves}.low[${at}];
          }
        }`,
      ],
    };
  }
  const worse = spec.fn === "min" ? code`>=` : code`<=`;
  const present = layout.nullable ? code`${columnNames.validity(index)}[${row}] !== 0 && ` : EMPTY;
  return {
    perUser: [],
    perRow: [
      ...presence,
      code`{
        const ${found} = ${columnNames.values(index)}[${row}];
        if (${present}${found} === ${found} && !(${found} ${worse} ${best})) ${best} = ${found};
      }`,
    ],
  };
}
