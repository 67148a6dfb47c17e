import type { ChainSpec } from "../../planner/chain.js";
import { type Lists, listsOf } from "../../planner/chain-lists.js";
import type { PendingSpec } from "../../planner/funnel.js";
import type { Clock } from "./clock.js";

/**
 * A chain made ready for matching: lengths of time in ticks of the part's clock, gaps enumerated. Lists of rows are numbered: steps first,
 * then withouts, then the rows that may begin a chain, then all rows.
 */
export interface Program {
  readonly stepCount: number;
  readonly required: readonly boolean[];
  /** Steps that are required, in order. */
  readonly requiredSteps: readonly number[];
  readonly least: readonly number[];
  /** Infinity without bound. */
  readonly most: readonly number[];
  /** Infinity without one. */
  readonly within: readonly number[];
  readonly after: readonly number[];
  /** Infinity without one. */
  readonly window: number;
  /** Infinity without one. */
  readonly sessions: number;
  /** A row further than this from the one before opens a session; Infinity when nobody asks. */
  readonly sessionGap: number;
  readonly contiguity: "none" | "rows" | "steps";
  /** Later means later in time; otherwise later in the stream. */
  readonly strict: boolean;
  /** `without` forbids rows between two times; otherwise between two rows. */
  readonly forbidsByTime: boolean;
  readonly breaksOnRepeats: boolean;
  readonly entersFirst: boolean;
  /** Gaps by the step where they end, nearest step before first. */
  readonly into: readonly (readonly Gap[])[];
  /** Gaps by the step where they begin, nearest step first. */
  readonly from: readonly (readonly Gap[])[];
  /** Whether some `without` removes users. */
  readonly removes: boolean;
  /** Withouts after the last step. */
  readonly trailing: readonly Forbidden[];
  readonly lists: Lists;
  readonly pending: { readonly earliest: number; readonly grain: number } | null;
}

/** A pair of steps that can be chosen one after the other, with what must not lie between their rows. */
export interface Gap {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly forbidden: readonly Forbidden[];
  /** Whether rows of any kind may lie between. */
  readonly isOpen: boolean;
}

/** A `without` in a gap, or behind the last step. */
export interface Forbidden {
  /** Number of its list of rows. */
  readonly list: number;
  readonly scope: "attempt" | "user";
}

/** Makes a chain ready for a part whose times come as `clock` says. */
export function programOf(
  chain: ChainSpec,
  clock: Clock,
  around: { readonly pending: PendingSpec | null; readonly sessionGap: number | null },
): Program {
  const { pending, sessionGap } = around;
  const { steps } = chain;
  const gaps = gapsOf(chain);
  return {
    stepCount: steps.length,
    required: steps.map((step) => !step.optional),
    requiredSteps: steps.flatMap((step, at) => (step.optional ? [] : [at])),
    least: steps.map((step) => step.least),
    most: steps.map((step) => step.most ?? Number.POSITIVE_INFINITY),
    within: steps.map((step) => (step.within === null ? Number.POSITIVE_INFINITY : clock.span(step.within))),
    after: steps.map((step) => clock.span(step.after ?? 0)),
    window: chain.window === null ? Number.POSITIVE_INFINITY : clock.span(chain.window),
    sessions: chain.sessions ?? Number.POSITIVE_INFINITY,
    sessionGap: sessionGap === null ? Number.POSITIVE_INFINITY : clock.span(sessionGap),
    contiguity: chain.order === "contiguous" ? "rows" : chain.order === "contiguous-steps" ? "steps" : "none",
    strict: chain.ties.kind === "strict",
    forbidsByTime: chain.ties.kind !== "by-row",
    breaksOnRepeats: chain.repeats === "break",
    entersFirst: chain.entry === "first",
    into: steps.map((_, at) => gaps.filter((gap) => gap.to === at)),
    from: steps.map((_, at) =>
      gaps.filter((gap) => gap.from === at).sort((left, right) => left.to - right.to),
    ),
    removes: chain.withouts.some(({ scope }) => scope === "user"),
    trailing: forbiddenIn(chain, (gap) => gap === steps.length),
    lists: listsOf(chain),
    pending: pending && { earliest: clock.point(pending.earliest), grain: clock.span(pending.grain) },
  };
}

function gapsOf(chain: ChainSpec): Gap[] {
  const gaps: Gap[] = [];
  chain.steps.forEach((_, to) => {
    for (let from = to - 1; from >= 0; from--) {
      const forbidden = forbiddenIn(chain, (gap) => from < gap && gap <= to);
      const isOpen =
        forbidden.length === 0 && chain.repeats === "allowed" && !chain.order.startsWith("contiguous");
      gaps.push({ index: gaps.length, from, to, forbidden, isOpen });
      if (!chain.steps[from]?.optional) break;
    }
  });
  return gaps;
}

function forbiddenIn(chain: ChainSpec, inside: (gap: number) => boolean): Forbidden[] {
  return chain.withouts.flatMap(({ gap, scope }, at) =>
    inside(gap) ? [{ list: chain.steps.length + at, scope }] : [],
  );
}
