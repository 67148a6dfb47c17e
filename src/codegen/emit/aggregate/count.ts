import { fail } from "../../../errors/index.js";
import { columnNames } from "../../access.js";
import { type Code, code, EMPTY } from "../../code.js";
import type { Scope } from "../../scope.js";
import type { Aggregated, Work } from "./work.js";

/** Number of non-null values. */
export function emitCount({ scope, spec, arrays, cells, row, rows }: Work): Aggregated {
  const count = arrays.at(-1) ?? EMPTY;
  const present = emitPresent(scope, spec.column, row);
  if (present === null && spec.by === null) return { perUser: [code`${count}[0] += ${rows};`], perRow: [] };
  const [presenceCell = EMPTY] = cells;
  const condition = present === null ? EMPTY : code`if (${present}) `;
  const presence = spec.by === null ? [] : [code`${presenceCell}++;`];
  return { perUser: [], perRow: [...presence, code`${condition}${cells.at(-1) ?? EMPTY}++;`] };
}

/** Whether a row has a value; null when every row has. */
function emitPresent(scope: Scope, column: string | null, row: Code): Code | null {
  if (column === null) return fail("internal-error", { what: "count without a column" });
  const { index, layout } = scope.column(column);
  if (!layout.nullable) return null;
  return layout.form === "string-code" || layout.form === "bigint-code"
    ? code`${columnNames.codes(index)}[${row}] !== ${columnNames.none(index)}`
    : code`${columnNames.validity(index)}[${row}] !== 0`;
}
