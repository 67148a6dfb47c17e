import type { Place } from "../../errors/place.js";
import type { Chain } from "./chain.js";
import type { ColumnName, CompareOp, Expr, Literal, ParamRef } from "./expression.js";

/** About a whole user. */
export type Condition =
  | { readonly kind: "all-of"; readonly items: readonly Condition[]; readonly at: Place }
  | { readonly kind: "any-of"; readonly items: readonly Condition[]; readonly at: Place }
  | { readonly kind: "not-of"; readonly item: Condition; readonly at: Place }
  | {
      readonly kind: "quantified";
      readonly quantifier: "any" | "none" | "every";
      readonly predicate: Expr;
      readonly at: Place;
    }
  | {
      readonly kind: "counted";
      readonly predicate: Expr | null;
      readonly op: CompareOp;
      readonly target: Literal | ParamRef;
      readonly at: Place;
    }
  | {
      readonly kind: "measured";
      readonly measure: "sum" | "min" | "max" | "mean" | "distinct";
      readonly column: ColumnName;
      readonly predicate: Expr | null;
      readonly op: CompareOp;
      readonly target: Literal | ParamRef;
      readonly at: Place;
    }
  | ({ readonly kind: "sequence"; readonly at: Place } & Chain)
  | { readonly kind: "users-in"; readonly negated: boolean; readonly path: string; readonly at: Place };
