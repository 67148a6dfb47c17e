import type { CompareOp } from "../ast.js";
import type { AggregationType } from "./aggregation-types.js";
import type { ChainJson, FunnelClausesJson, RangeJson, SpanJson } from "./chain-json.js";
import type { ARITHMETIC_OPS, CALLS, FilterOp, HAS_OPS, MEASURES, TextOp } from "./operators.js";

/** The documents that the schema accepts, as types: what reading walks over and writing makes. */
export interface DocumentJson {
  readonly from?: string | SourceJson;
  readonly timeframe?: RangeJson;
  readonly session?: { readonly gap: SpanJson };
  readonly params?: Readonly<Record<string, LiteralJson | null>>;
  readonly include?: readonly string[];
  readonly define?: Readonly<Record<string, ExprJson>>;
  readonly query?: QueryJson;
  readonly funnel?: FunnelJson;
  readonly funnels?: readonly FunnelJson[];
  readonly retentions?: readonly RetentionJson[];
  readonly paths?: readonly PathsJson[];
}

export interface SourceJson {
  readonly name?: string;
  readonly path?: string;
  readonly users?: string;
  readonly time?: string;
  readonly unit?: "s" | "ms" | "us" | "ns";
  readonly order?: readonly string[];
}

export interface QueryJson {
  readonly relation?: string;
  readonly conditions?: readonly ListedConditionJson[];
  readonly aggregations?: AggregationsJson;
  readonly where?: ConditionJson;
}

/** A bigint is only written: a document as read has the nearest number, and its digits beside it. */
export type ScalarJson = string | number | bigint | boolean;
export type LiteralJson =
  | ScalarJson
  | { readonly literal: ScalarJson | null }
  | { readonly float: number }
  | { readonly instant: string }
  | { readonly duration: string | number }
  | { readonly param: string };

export interface VerboseFilterJson {
  readonly column: string;
  readonly op: FilterOp;
  readonly value: LiteralJson;
}
export type ShorthandFilterJson = readonly [column: string, op: FilterOp, value: LiteralJson];

type Negatable<Op extends string> = Op | `not ${Op}`;
type Arithmetic = (typeof ARITHMETIC_OPS)[number];

export type ExprJson =
  | LiteralJson
  | VerboseFilterJson
  | ShorthandFilterJson
  | { readonly and: readonly ExprJson[] }
  | { readonly or: readonly ExprJson[] }
  | { readonly not: ExprJson }
  | OperationJson
  | { readonly column: string }
  | { readonly name: string }
  | { readonly negate: ExprJson }
  | { readonly call: (typeof CALLS)[number]; readonly args: readonly [ExprJson]; readonly zone?: string };

export type OperationJson =
  | { readonly op: CompareOp | Arithmetic; readonly left: ExprJson; readonly right: ExprJson }
  | { readonly op: Negatable<"in">; readonly left: ExprJson; readonly right: readonly LiteralJson[] }
  | {
      readonly op: Negatable<"between">;
      readonly left: ExprJson;
      readonly right: readonly [ExprJson, ExprJson];
    }
  | {
      readonly op: Negatable<TextOp>;
      readonly left: ExprJson;
      readonly right: LiteralJson;
      readonly ignoreCase?: boolean;
    }
  | { readonly op: "is null" | "is not null"; readonly left: ExprJson }
  | {
      readonly op: keyof typeof HAS_OPS;
      readonly left: { readonly column: string };
      readonly right: readonly LiteralJson[];
    };

export type TargetJson =
  | readonly ["count", CompareOp, number | bigint]
  | readonly ["sum", string, CompareOp, number | bigint]
  | { readonly type: "count"; readonly op: CompareOp; readonly value: number }
  | { readonly type: "sum"; readonly column: string; readonly op: CompareOp; readonly value: number };

interface TargetedJson {
  readonly target?: TargetJson;
  readonly includeZero?: boolean;
}
export type FilterConditionJson = TargetedJson & { readonly filter: ExprJson };
export type FiltersConditionJson = TargetedJson & { readonly filters: readonly VerboseFilterJson[] };
export type PlainConditionJson = FilterConditionJson | FiltersConditionJson | ChainJson;
type ListedConditionJson = PlainConditionJson & { readonly name?: string };

export type MeasureJson = {
  readonly measure: (typeof MEASURES)[number];
  readonly column?: string;
  readonly where?: ExprJson;
  readonly op: CompareOp;
  readonly value: LiteralJson;
};
export type ConditionJson =
  | PlainConditionJson
  | { readonly and: readonly ConditionJson[] }
  | { readonly or: readonly ConditionJson[] }
  | { readonly not: ConditionJson }
  | { readonly any: ExprJson }
  | { readonly none: ExprJson }
  | { readonly every: ExprJson }
  | MeasureJson
  | { readonly usersIn: string }
  | { readonly usersNotIn: string };

export interface AggregationJson {
  readonly column?: string;
  readonly type?: AggregationType;
  readonly otherColumn?: string;
  readonly by?: string;
  readonly top?: number;
  readonly onStep?: boolean;
  readonly name?: string;
  readonly as?: string;
}
export type AggregationsJson = readonly AggregationJson[] | { readonly columns: readonly AggregationJson[] };

export interface FunnelJson extends ChainJson, FunnelClausesJson {
  readonly name?: string;
  readonly stepAggregations?: AggregationsJson;
  readonly endAggregations?: AggregationsJson;
}

/** Calendar periods: `"week"`, or with a zone. */
export type CalendarJson =
  | "day"
  | "week"
  | "month"
  | { readonly bucket: "day" | "week" | "month"; readonly zone?: string };

export interface RetentionJson {
  readonly name?: string;
  readonly start: ExprJson;
  readonly return?: ExprJson;
  readonly per?: CalendarJson;
  readonly every?: SpanJson;
  readonly buckets?: number;
  readonly kind?: "exact" | "rolling";
  /** First and last period, both counted; a last period of null is none. */
  readonly brackets?: readonly (readonly [from: number, to: number | null])[];
  readonly cohort?: { readonly of?: "first" | "each"; readonly per?: CalendarJson };
  readonly by?: string;
  readonly top?: number;
}

export interface PathsJson {
  readonly name?: string;
  readonly from?: ExprJson;
  readonly to?: ExprJson;
  readonly afterDropping?: { readonly funnel?: string; readonly step?: string };
  readonly base?: "first" | "last" | "each";
  readonly length?: number;
  readonly by: string;
  readonly within?: SpanJson;
  readonly only?: ExprJson;
  readonly except?: ExprJson;
  readonly collapseRepeats?: boolean;
  readonly top?: number;
}

export interface OlderFilterJson {
  readonly column: string;
  readonly operator: FilterOp;
  readonly target: string | number | boolean;
}
interface OlderTargetedJson {
  readonly evaluator?: { readonly type: "size" | "sum"; readonly column?: string | null };
  readonly hitcount?: { readonly target: number; readonly operator: CompareOp };
}
export type OlderConditionJson =
  | (OlderTargetedJson & { readonly type: "filter"; readonly filter: OlderFilterJson })
  | (OlderTargetedJson & {
      readonly type: "mfilter";
      readonly relation?: "&" | "|";
      readonly filters: readonly OlderFilterJson[];
    })
  | { readonly type: "sequence"; readonly filters: readonly OlderFilterJson[] };

/** The older form. */
export interface OlderDocumentJson {
  readonly logical_expr?: string;
  readonly conditions?: readonly OlderConditionJson[];
  readonly breakdown_sequence?: readonly OlderFilterJson[];
}
