import type { Place } from "../errors/place.js";
import type { TimeUnit } from "../types.js";

/**
 * The syntax tree that a `.funnel` text and every JSON form become. Names are not resolved and nothing is typed:
 * a `name` expression may turn out to be a column or a definition. Every node knows its place.
 */
export interface Query {
  readonly kind: "query";
  readonly form: "funnel" | "json" | "older-json";
  readonly from: Source | null;
  readonly timeframe: Timeframe | null;
  readonly params: readonly ParamDecl[];
  /** Paths as written; their definitions are merged in when the query is bound. */
  readonly includes: readonly Include[];
  readonly defines: readonly Definition[];
  /** Several `where` lines, joined by and. */
  readonly where: Condition | null;
  readonly aggregate: readonly Aggregation[];
  readonly funnels: readonly Funnel[];
  /** Checked against the dataset before anything else, in this order (JSON form; empty for texts). */
  readonly checks: readonly Check[];
}

export interface Source {
  readonly kind: "source";
  /** A registered name (identifier or string without users), or a path or glob. */
  readonly target: { readonly name: string } | { readonly path: string };
  readonly users: string | null;
  readonly time: string | null;
  readonly unit: TimeUnit | null;
  readonly order: readonly string[];
  readonly at: Place;
}

/** Half-open [start, end). */
export interface Timeframe {
  readonly kind: "timeframe";
  readonly start: Literal | ParamRef | null;
  readonly end: Literal | ParamRef | null;
  readonly at: Place;
}

export interface ParamDecl {
  readonly kind: "param";
  readonly name: string;
  readonly value: Literal | null;
  readonly at: Place;
}

export interface Include {
  readonly kind: "include";
  readonly path: string;
  readonly at: Place;
}

export interface Definition {
  readonly kind: "define";
  readonly name: string;
  readonly predicate: Expr;
  readonly at: Place;
}

// ---- conditions: about a whole user -------------------------------------------------------------

export type CompareOp = "==" | "!=" | "<" | "<=" | ">" | ">=";

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
  | { readonly kind: "sequence"; readonly steps: readonly Step[]; readonly at: Place }
  | { readonly kind: "users-in"; readonly negated: boolean; readonly path: string; readonly at: Place };

// ---- expressions: about one row; predicates and operands are one rule -----------------------------

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

// ---- outputs --------------------------------------------------------------------------------------

export interface Aggregation {
  readonly kind: "aggregation";
  /** `rows` is bare `count`, `count` counts non-null values of `column`; `summary` becomes three when bound. */
  readonly fn: "rows" | "count" | "users" | "sum" | "mean" | "min" | "max" | "summary";
  readonly column: ColumnName | null;
  readonly by: ColumnName | null;
  readonly top: number | null;
  /** Name given with `as`. */
  readonly name: string | null;
  readonly at: Place;
}

export interface Funnel {
  readonly kind: "funnel";
  readonly name: string | null;
  readonly steps: readonly Step[];
  /** null: not asked for; an empty block is an empty list. */
  readonly eachStep: readonly Aggregation[] | null;
  readonly atEnd: readonly Aggregation[] | null;
  readonly at: Place;
}

/** A step of a funnel or a link of a sequence. */
export interface Step {
  readonly kind: "step";
  readonly name: string | null;
  readonly predicate: Expr;
  readonly at: Place;
}

/** What must hold of the dataset, whether or not the query uses it. */
export type Check =
  | { readonly kind: "predicate"; readonly predicate: Expr }
  | { readonly kind: "column"; readonly column: ColumnName }
  | { readonly kind: "numeric-column"; readonly column: ColumnName };
