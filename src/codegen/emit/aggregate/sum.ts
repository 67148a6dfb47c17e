import { code, EMPTY } from "../../code.js";
import { emitAdd } from "../sum-of.js";
import type { Aggregated, Work } from "./work.js";

/** Sum of the non-null values. */
export function emitSum({ scope, spec, arrays, row, key }: Work): Aggregated {
  const [high = EMPTY, low = EMPTY] = arrays.slice(-2);
  const presence = spec.by === null ? [] : [code`${arrays[0] ?? EMPTY}[${key}]++;`];
  const add = emitAdd(scope, spec.column ?? "", row, code`${high}[${key}]`, code`${low}[${key}]`, []);
  return { perUser: [], perRow: [...presence, add] };
}

/** Sum and number of the non-null values. */
export function emitMean({ scope, spec, arrays, row, key }: Work): Aggregated {
  const [high = EMPTY, low = EMPTY, count = EMPTY] = arrays.slice(-3);
  const presence = spec.by === null ? [] : [code`${arrays[0] ?? EMPTY}[${key}]++;`];
  const counted = [code`${count}[${key}]++;`];
  const add = emitAdd(scope, spec.column ?? "", row, code`${high}[${key}]`, code`${low}[${key}]`, counted);
  return { perUser: [], perRow: [...presence, add] };
}
