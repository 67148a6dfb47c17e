import { code, EMPTY } from "../../code.js";
import type { Aggregated, Work } from "./work.js";

/** Number of rows. */
export function emitRows({ spec, arrays: [count], cells: [cell = EMPTY], rows }: Work): Aggregated {
  if (!count) return { perUser: [], perRow: [] };
  return spec.by === null
    ? { perUser: [code`${count}[0] += ${rows};`], perRow: [] }
    : { perUser: [], perRow: [code`${cell}++;`] };
}
