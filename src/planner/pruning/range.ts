import type { Value } from "../../types.js";
import type { Operand } from "../expression.js";
import type { ZoneLookup } from "./zone.js";

/** The values that an operand can have over some rows. null bounds are open. */
export interface Range {
  readonly min: Exclude<Value, null> | null;
  readonly max: Exclude<Value, null> | null;
  /** Some row may lack a value, or hold NaN. */
  readonly mayLack: boolean;
  /** No row has a value. */
  readonly isEmpty: boolean;
  /** Whether null alone (not NaN) may be missing, or everything is. */
  readonly mayBeNull: boolean;
  readonly mayBePresent: boolean;
}

const UNKNOWN: Range = {
  min: null,
  max: null,
  mayLack: true,
  isEmpty: false,
  mayBeNull: true,
  mayBePresent: true,
};

/** The range of an operand; computed ones are not known. */
export function rangeOf(operand: Operand, zones: ZoneLookup): Range {
  if (operand.kind === "null") return { ...UNKNOWN, isEmpty: true, mayBePresent: false };
  if (operand.kind === "literal") {
    const { value } = operand;
    const isUnordered = typeof value === "number" && Number.isNaN(value);
    return {
      min: isUnordered ? null : value,
      max: isUnordered ? null : value,
      mayLack: isUnordered,
      isEmpty: isUnordered,
      mayBeNull: false,
      mayBePresent: true,
    };
  }
  // Statistics of a list column count the nulls inside its lists, too.
  if (operand.kind !== "column" || operand.type.kind === "list") return UNKNOWN;
  const zone = zones(operand.name);
  if (zone === undefined) return UNKNOWN;
  const mayBeNull = zone.nullCount !== 0;
  const mayBePresent = zone.nullCount === null || zone.nullCount < zone.rowCount;
  return {
    min: bound(zone.min),
    max: bound(zone.max),
    mayLack: mayBeNull || operand.type.kind === "float",
    isEmpty: !mayBePresent,
    mayBeNull,
    mayBePresent,
  };
}

function bound(value: Exclude<Value, null> | null): Exclude<Value, null> | null {
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}
