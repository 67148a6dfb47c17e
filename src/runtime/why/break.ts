/** A rule that keeps a row from going on with a chain. `row`s are positions in the user's stream; lengths in units of the time column. */
export type Break =
  | { readonly rule: "hold" }
  /** Not later than the row before it: at the same time, or further up. */
  | { readonly rule: "ties"; readonly isEarlier: boolean }
  | { readonly rule: "order"; readonly row: number }
  | { readonly rule: "repeats"; readonly row: number; readonly step: number }
  | { readonly rule: "without"; readonly without: number; readonly row: number }
  | { readonly rule: "window" | "within" | "after"; readonly limit: number; readonly found: number }
  | { readonly rule: "sessions"; readonly limit: number; readonly found: number }
  /** The step takes more rows than there are. */
  | { readonly rule: "times"; readonly least: number; readonly found: number }
  /** Under `order any`: the row is needed for another step, or lies at the time of another chosen row. */
  | { readonly rule: "taken" };

/** Why a row that matches the first step begins no chain. */
export type NoStart = { readonly rule: "hold" | "entering" | "entry" };

/** Where the chains that begin with a row end: at a step that no later row matches, or at the row that came nearest to it. */
export interface Stop {
  /** Index of the step that was not reached. */
  readonly step: number;
  /** The last chosen row of the chain that came nearest. */
  readonly after: number;
  /** The row that the step could not use; null: no row behind the chain matches the step. */
  readonly row: number | null;
  /** The rules that it breaks, at least one; empty without a row. */
  readonly breaks: readonly Break[];
}
