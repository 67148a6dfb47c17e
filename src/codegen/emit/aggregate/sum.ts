import { code, EMPTY } from "../../code.js";
import { emitAdd } from "../sum-of.js";
import type { Aggregated, Work } from "./work.js";

/** Sum of the non-null values. */
export function emitSum({ scope, spec, cells, row }: Work): Aggregated {
  const [high = EMPTY, low = EMPTY] = cells.slice(-2);
  const presence = spec.by === null ? [] : [code`${cells[0] ?? EMPTY}++;`];
  const add = emitAdd(scope, spec.column ?? "", row, high, low, []);
  return { perUser: [], perRow: [...presence, add] };
}

/** Sum and number of the non-null values. */
export function emitMean({ scope, spec, cells, row }: Work): Aggregated {
  const [high = EMPTY, low = EMPTY, count = EMPTY] = cells.slice(-3);
  const presence = spec.by === null ? [] : [code`${cells[0] ?? EMPTY}++;`];
  const counted = [code`${count}++;`];
  const add = emitAdd(scope, spec.column ?? "", row, high, low, counted);
  return { perUser: [], perRow: [...presence, add] };
}
