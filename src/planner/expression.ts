import type { DataType, ScalarType, TimeUnit, Value } from "../types.js";

/**
 * Typed row expressions, as the logical and the physical plan hold them: plain data, no places, names resolved,
 * params and definitions substituted, instants converted to the unit that they are compared in.
 *
 * Operands give a value or null. Predicates are two-valued: true or false, never null (LANGUAGE.md section 3).
 * Negated operators do not exist here: `a != b` is `not(a == b)`, `x not in (…)` is `not(x in (…))`,
 * `between` is `and(>=, <=)`, `x > y` stays as written.
 */
export type Operand =
  | { readonly kind: "literal"; readonly type: ScalarType; readonly value: Exclude<Value, null> }
  | { readonly kind: "null" }
  | { readonly kind: "column"; readonly name: string; readonly type: DataType }
  | { readonly kind: "negate"; readonly operand: Operand }
  | {
      readonly kind: "arithmetic";
      readonly op: "+" | "-" | "*" | "/" | "%";
      readonly left: Operand;
      readonly right: Operand;
    }
  /** string -> string */
  | { readonly kind: "lower" | "upper"; readonly operand: Operand }
  /** string -> int (code points); number -> same type */
  | { readonly kind: "length" | "abs"; readonly operand: Operand }
  /** timestamp (or numeric time column in `unit`) -> int, int, string; zone is an IANA name, UTC by default */
  | {
      readonly kind: "hour" | "weekday" | "date";
      readonly operand: Operand;
      readonly unit: TimeUnit;
      readonly zone: string;
    };

export type Comparison = "==" | "<" | "<=" | ">" | ">=";

export type Predicate =
  | { readonly kind: "constant"; readonly value: boolean }
  /** Both sides are numbers (int, float, or timestamp already in one unit), strings, or bools. False on null and NaN. */
  | {
      readonly kind: "compare";
      readonly op: Comparison;
      readonly over: "number" | "string" | "bool";
      readonly left: Operand;
      readonly right: Operand;
    }
  /** True when the operand equals one of the values; false on null. */
  | {
      readonly kind: "in";
      readonly over: "number" | "string" | "bool";
      readonly operand: Operand;
      readonly values: readonly Exclude<Value, null>[];
    }
  | {
      readonly kind: "text-match";
      readonly op: "contains" | "starts" | "ends" | "matches" | "like";
      readonly operand: Operand;
      readonly pattern: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: "is-null"; readonly operand: Operand }
  /** `any`: some value is in the list column; `all`: every value is. False on a null list. */
  | {
      readonly kind: "has";
      readonly mode: "any" | "all";
      readonly column: string;
      readonly item: ScalarType;
      readonly values: readonly Exclude<Value, null>[];
    }
  /** A bool operand that is true (null is false). */
  | { readonly kind: "is-true"; readonly operand: Operand }
  | { readonly kind: "and" | "or"; readonly items: readonly Predicate[] }
  | { readonly kind: "not"; readonly item: Predicate }
  /** The predicate that stands at `index` in the plan's `shared` list; only after the rule share-predicates. */
  | { readonly kind: "shared"; readonly index: number };

/** One aggregation over the rows of the selected users (in the timeframe). */
export interface AggregateSpec {
  /** `user`: over all their rows. `chosen`: over the rows that served the step (at the end: any step) in the chain that counts. */
  readonly over: "user" | "chosen";
  readonly fn: "rows" | "count" | "users" | "sum" | "mean" | "min" | "max";
  /** The measured column (null for rows and users) and its type. */
  readonly column: string | null;
  readonly columnType: ScalarType | null;
  /** One value per distinct non-null value of this column, or one number when null. NaN is one key, -0 is 0. */
  readonly by: string | null;
  readonly byType: ScalarType | null;
  /** How many keys the result keeps: by value descending (null last), ties by key ascending. Null without `by`. */
  readonly top: number | null;
  readonly name: string | null;
}
