import { assertNever } from "../errors/index.js";
import type { AggregateSpec } from "./expression.js";

/**
 * One piece of an aggregate's partial state per key. Threads and machines merge slots by `combine` and know nothing
 * of the functions. A pair is two float64: for sums, value and rounding loss; for extremes, the high part and the rest of wide ints
 * (high NaN: no value yet).
 */
export interface Slot {
  readonly name: string;
  readonly combine: "sum" | "pair-sum" | "pair-min" | "pair-max";
}

/** Number of float64 arrays that a slot takes. */
export function slotWidth(slot: Slot): 1 | 2 {
  return slot.combine === "sum" ? 1 : 2;
}

const rows: Slot = { name: "rows", combine: "sum" };

/** Slots of an aggregate. With `by`, the first one counts rows (or users) of the key: 0 means that the key did not occur. */
export function slotsOf(spec: AggregateSpec): readonly Slot[] {
  const presence = spec.by === null ? [] : [rows];
  switch (spec.fn) {
    case "rows":
      return [rows];
    case "users":
      return [{ name: "users", combine: "sum" }];
    case "count":
      return [...presence, { name: "count", combine: "sum" }];
    case "sum":
      return [...presence, { name: "total", combine: "pair-sum" }];
    case "mean":
      return [...presence, { name: "total", combine: "pair-sum" }, { name: "count", combine: "sum" }];
    case "min":
      return [...presence, { name: "least", combine: "pair-min" }];
    case "max":
      return [...presence, { name: "greatest", combine: "pair-max" }];
    default:
      return assertNever(spec.fn);
  }
}
