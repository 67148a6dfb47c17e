import type { ChainSpec } from "../planner/chain.js";
import type { Value } from "../types.js";

/**
 * How a column comes to a kernel. `value`: as decoded (column.ts). `key`: as codes into a dictionary of distinct keys,
 * for `by`. A kernel is generated for one combination of layouts, so that it tests no nulls where there are none.
 */
export interface ColumnLayout {
  readonly name: string;
  readonly use: "value" | "key";
  readonly form: "number" | "string-code" | "bigint-code" | "number-list" | "code-list";
  readonly nullable: boolean;
}

/** A parameter of a kernel, as data; `runtime/parameters.ts` makes the value. */
export type Parameter =
  | { readonly kind: "value"; readonly value: Exclude<Value, null> }
  /** For `in` and `has`: distinct values. */
  | { readonly kind: "values"; readonly values: readonly Exclude<Value, null>[] }
  | { readonly kind: "set"; readonly values: readonly Exclude<Value, null>[] }
  | { readonly kind: "folded"; readonly text: string }
  | { readonly kind: "regex"; readonly pattern: string; readonly ignoreCase: boolean }
  | { readonly kind: "glob"; readonly pattern: string; readonly ignoreCase: boolean }
  /** Ids of a saved set, as text. */
  | { readonly kind: "user-set"; readonly path: string }
  | { readonly kind: "text"; readonly text: string };

/** Text of a kernel's body, and the parameters that it takes by position. */
export interface KernelSource {
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** Columns in the order in which the kernel takes them. */
  readonly columns: readonly ColumnLayout[];
  /** Chains that `input.sequences` match, in order. */
  readonly sequences: readonly ChainSpec[];
}
