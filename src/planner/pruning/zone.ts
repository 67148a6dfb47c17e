import type { Value } from "../../types.js";

/**
 * What is known of a column over some rows. `min` and `max` bound the non-null values, NaN aside; they need not occur
 * (strings may be cut short). null: not known.
 */
export interface ZoneView {
  readonly min: Exclude<Value, null> | null;
  readonly max: Exclude<Value, null> | null;
  readonly nullCount: number | null;
  readonly rowCount: number;
}

/** Zones by column name; undefined where nothing is known. */
export type ZoneLookup = (column: string) => ZoneView | undefined;
