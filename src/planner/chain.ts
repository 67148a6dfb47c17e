import type { Predicate } from "./expression.js";

/**
 * Which choices of rows are legal (LANGUAGE.md section 3, "Chain"): resolved, defaults filled in. Lengths of time are in the unit of
 * the time column and may be fractions when that column is float.
 */
export interface ChainSpec {
  /** 1 to 64; the first one is not optional. */
  readonly steps: readonly ChainStep[];
  /** In the order of gaps. */
  readonly withouts: readonly WithoutSpec[];
  /** Last chosen time minus first is at most this. */
  readonly window: number | null;
  /** First and last chosen row lie in at most so many consecutive sessions. */
  readonly sessions: number | null;
  readonly order: "sequential" | "contiguous" | "contiguous-steps" | "any";
  readonly ties: TiesSpec;
  readonly repeats: "allowed" | "break";
  readonly entry: "best" | "first";
  /** On the row that is r1 (the first row of `times`); null: any. Over the time column only. */
  readonly entering: Predicate | null;
  readonly hold: readonly HeldSpec[];
}

export interface ChainStep {
  readonly name: string;
  readonly predicate: Predicate;
  readonly within: number | null;
  readonly after: number | null;
  readonly optional: boolean;
  /** Rows used: 1..1 without `times`; `most` null is without bound. */
  readonly least: number;
  readonly most: number | null;
}

/** No row of `predicate` between the last chosen step before `gap` and the first chosen one from it on; `gap` is an index into steps. */
export interface WithoutSpec {
  readonly predicate: Predicate;
  readonly scope: "attempt" | "user";
  /** Steps before it: 1..steps.length; steps.length means after the last step. */
  readonly gap: number;
}

export type TiesSpec =
  | { readonly kind: "strict" }
  | { readonly kind: "by-row" }
  | { readonly kind: "within"; readonly span: number };

/** `same`: one value of the column on all chosen rows. `pair`: left column on its step equals right column on its step (indexes). */
export type HeldSpec =
  | { readonly kind: "same"; readonly column: string }
  | {
      readonly kind: "pair";
      readonly left: { readonly column: string; readonly step: number };
      readonly right: { readonly column: string; readonly step: number };
    };

/** A chain with no clause but its steps: strict ties, any gap. */
export function plainChain(
  steps: readonly { readonly name: string; readonly predicate: Predicate }[],
): ChainSpec {
  return {
    steps: steps.map((step) => ({ ...step, within: null, after: null, optional: false, least: 1, most: 1 })),
    withouts: [],
    window: null,
    sessions: null,
    order: "sequential",
    ties: { kind: "strict" },
    repeats: "allowed",
    entry: "best",
    entering: null,
    hold: [],
  };
}

/** Whether a greedy walk over the rows finds the level: steps alone, in order. */
export function isPlain(chain: ChainSpec): boolean {
  return (
    chain.withouts.length === 0 &&
    chain.window === null &&
    chain.sessions === null &&
    chain.order === "sequential" &&
    chain.ties.kind === "strict" &&
    chain.repeats === "allowed" &&
    chain.entry === "best" &&
    chain.entering === null &&
    chain.hold.length === 0 &&
    chain.steps.every(
      (step) =>
        step.within === null && step.after === null && !step.optional && step.least === 1 && step.most === 1,
    )
  );
}

/** Indexes of the required steps: level k of a user means that the first k of these are reached. */
export function requiredSteps(chain: ChainSpec): readonly number[] {
  return chain.steps.flatMap((step, at) => (step.optional ? [] : [at]));
}

/** Every predicate of a chain: steps, then withouts. */
export function chainPredicates(chain: ChainSpec): readonly Predicate[] {
  return [...chain.steps, ...chain.withouts].map(({ predicate }) => predicate);
}

/** The chain with its row predicates replaced; `entering` stays as it is. */
export function mapChain(chain: ChainSpec, map: (predicate: Predicate) => Predicate): ChainSpec {
  return {
    ...chain,
    steps: chain.steps.map((step) => ({ ...step, predicate: map(step.predicate) })),
    withouts: chain.withouts.map((without) => ({ ...without, predicate: map(without.predicate) })),
  };
}

/** Columns that hold names, with repeats. */
export function heldColumns(chain: ChainSpec): readonly string[] {
  return chain.hold.flatMap((held) =>
    held.kind === "same" ? [held.column] : [held.left.column, held.right.column],
  );
}
