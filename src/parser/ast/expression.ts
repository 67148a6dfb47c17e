import type { Place } from "../../errors/place.js";

export type CompareOp = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** About one row: predicates and operands are one rule. */
export type Expr =
  | Literal
  | ParamRef
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean; readonly at: Place }
  | { readonly kind: "negate"; readonly operand: Expr; readonly at: Place }
  | {
      readonly kind: "arithmetic";
      readonly op: "+" | "-" | "*" | "/" | "%";
      readonly left: Expr;
      readonly right: Expr;
      readonly at: Place;
    }
  | {
      readonly kind: "compare";
      readonly op: CompareOp;
      readonly left: Expr;
      readonly right: Expr;
      readonly at: Place;
    }
  | {
      readonly kind: "in";
      readonly negated: boolean;
      readonly operand: Expr;
      readonly list: readonly (Literal | ParamRef)[];
      readonly at: Place;
    }
  | {
      readonly kind: "between";
      readonly negated: boolean;
      readonly operand: Expr;
      readonly low: Expr;
      readonly high: Expr;
      readonly at: Place;
    }
  | {
      readonly kind: "text-match";
      readonly op: "contains" | "starts" | "ends" | "matches" | "like";
      readonly negated: boolean;
      readonly operand: Expr;
      readonly pattern: Literal | ParamRef;
      readonly ignoreCase: boolean;
      readonly at: Place;
    }
  | { readonly kind: "is-null"; readonly negated: boolean; readonly operand: Expr; readonly at: Place }
  | {
      readonly kind: "has";
      readonly mode: "one" | "any" | "all";
      readonly column: ColumnName;
      readonly list: readonly (Literal | ParamRef)[];
      readonly at: Place;
    }
  | {
      readonly kind: "call";
      readonly fn: "lower" | "upper" | "length" | "abs" | "hour" | "weekday" | "date";
      readonly operand: Expr;
      readonly zone: string | null;
      readonly at: Place;
    }
  | { readonly kind: "and"; readonly items: readonly Expr[]; readonly at: Place }
  | { readonly kind: "or"; readonly items: readonly Expr[]; readonly at: Place }
  | { readonly kind: "not"; readonly operand: Expr; readonly at: Place };

/** ints keep all digits; an instant is ISO 8601 text not yet resolved; a duration is in milliseconds. */
export interface Literal {
  readonly kind: "literal";
  readonly value:
    | { readonly type: "int"; readonly value: bigint }
    | { readonly type: "float"; readonly value: number }
    | { readonly type: "string"; readonly value: string }
    | { readonly type: "bool"; readonly value: boolean }
    | { readonly type: "instant"; readonly value: string }
    | { readonly type: "duration"; readonly value: number }
    | { readonly type: "null"; readonly value: null };
  readonly at: Place;
}

export interface ParamRef {
  readonly kind: "param-ref";
  readonly name: string;
  readonly at: Place;
}

export interface ColumnName {
  readonly kind: "column-name";
  readonly name: string;
  readonly at: Place;
}
