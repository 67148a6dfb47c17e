import type { ScalarType } from "../types.js";
import type { ChainSpec } from "./chain.js";
import type { Comparison, Predicate } from "./expression.js";

/** A bound on a whole user's measure; `target` is exact (bigint for whole numbers). */
export interface Threshold {
  readonly op: Comparison | "!=";
  readonly target: bigint | number;
}

export type UserCondition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "and" | "or"; readonly items: readonly UserCondition[] }
  | { readonly kind: "not"; readonly item: UserCondition }
  /** Some row holds. `none(p)` is `not(any(p))`, `every(p)` is `not(any(not p))`. */
  | { readonly kind: "any"; readonly predicate: Predicate }
  /** Number of rows where `predicate` holds. */
  | { readonly kind: "count"; readonly predicate: Predicate; readonly threshold: Threshold }
  /**
   * Over rows where `predicate` holds; nulls of `column` are skipped. Over nothing: sum and distinct are 0,
   * the others null (then every comparison is false and `!=` true). `type` is the column's.
   */
  | {
      readonly kind: "sum" | "min" | "max" | "mean" | "distinct";
      readonly column: string;
      readonly type: ScalarType;
      readonly predicate: Predicate;
      readonly threshold: Threshold;
    }
  /** All required steps are reached. */
  | { readonly kind: "sequence"; readonly chain: ChainSpec }
  /** The user's id is in the saved set (absolute path). */
  | { readonly kind: "users-in"; readonly path: string };
