import type { ExprJson, LiteralJson, VerboseFilterJson } from "./document.js";

/** A length of time: a number in the unit of the time column, a duration such as `"7d"`, or a literal in an object. */
export type SpanJson = LiteralJson;

/** A range of time; either end may be left out. */
export interface RangeJson {
  readonly from?: LiteralJson;
  readonly to?: LiteralJson;
}

type PredicateJson = { readonly filter: ExprJson } | { readonly filters: readonly VerboseFilterJson[] };

export type StepJson = {
  readonly name?: string;
  /** false: the step must not happen between its neighbours. */
  readonly rowFound?: boolean;
  readonly within?: SpanJson;
  readonly after?: SpanJson;
  readonly optional?: boolean;
  readonly times?: number | { readonly least: number; readonly most?: number };
} & PredicateJson;

/** `gap`: how many steps stand before it. */
export type WithoutJson = { readonly gap: number; readonly for?: "attempt" | "user" } & PredicateJson;

interface HeldSideJson {
  readonly column: string;
  readonly step: string;
}
export type HeldJson = string | { readonly left: HeldSideJson; readonly right: HeldSideJson };

/** Steps and the clauses around them, of a funnel or a sequence. */
export interface ChainJson {
  readonly sequence: readonly StepJson[];
  /** `window`, as Funnel Rocket calls it, in the unit of the time column. */
  readonly maxDuration?: number;
  readonly window?: SpanJson;
  readonly sessions?: number;
  readonly order?: "sequential" | "contiguous" | "contiguous steps" | "any";
  readonly ties?: "strict" | "by row" | { readonly within: SpanJson };
  readonly repeats?: "allowed" | "break";
  readonly entry?: "best" | "first";
  readonly entering?: RangeJson;
  readonly hold?: readonly HeldJson[];
  readonly without?: readonly WithoutJson[];
}

/** What a funnel shows of its chain. */
export interface FunnelClausesJson {
  readonly count?: "users" | "attempts" | "sessions";
  readonly chain?: "earliest" | "latest" | "fastest";
  readonly by?:
    | string
    | readonly string[]
    | { readonly columns: readonly string[]; readonly on?: string; readonly top?: number };
  readonly per?:
    | "hour"
    | "day"
    | "week"
    | "month"
    | { readonly bucket: "hour" | "day" | "week" | "month"; readonly zone?: string };
  readonly durations?: boolean | { readonly histogram?: number };
  readonly preset?: string;
}
