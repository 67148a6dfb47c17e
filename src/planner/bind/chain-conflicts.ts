import { fail, type Place } from "../../errors/index.js";
import type { Chain } from "../../parser/ast.js";
import { printDuration } from "../../parser/durations.js";
import { LIMITS } from "../../parser/limits.js";
import type { ChainStep } from "../chain.js";
import type { BoundSpan } from "./span.js";
import type { Switches } from "./switches.js";

/** Refuses clauses that have no meaning together. Errors: clause-conflict, too-many. */
export function checkClauses(chain: Chain, switches: Switches): void {
  const { order, ties, repeats, entry } = switches;
  const isAny = order.value === "any";
  const isLoose = typeof ties.value === "object";
  const any = `order any${order.origin}`;
  const within = `ties within${ties.origin}`;
  const refuse = (clause: string, other: string, at: Place | null, hint: string) =>
    fail("clause-conflict", { clause, other }, { place: at ?? undefined, hint });
  if (isAny) {
    for (const step of chain.steps) {
      const span = step.within ?? step.after;
      const clause = step.within === null ? "after" : "within";
      if (span !== null) refuse(clause, any, span.at, "bound the whole chain: window 7d");
    }
    const [without] = chain.withouts;
    if (without !== undefined) {
      refuse(
        "without",
        any,
        without.at,
        "steps in any order have no gap between two of them: use where none(…)",
      );
    }
    if (repeats.value === "break") {
      refuse(`repeats break${repeats.origin}`, any, repeats.at, "leave repeats break out");
    }
    if (entry.value === "first") refuse(`entry first${entry.origin}`, any, entry.at, "leave entry first out");
    if (isLoose) {
      const hint = 'in any order nothing comes too early: write "ties by row" for equal times';
      refuse(within, any, ties.at, hint);
    }
  }
  if (isLoose) {
    if (order.value === "contiguous" || order.value === "contiguous steps") {
      refuse(
        within,
        `order ${order.value}${order.origin}`,
        ties.at ?? order.at,
        "use ties strict or ties by row",
      );
    }
    if (repeats.value === "break") {
      refuse(
        `repeats break${repeats.origin}`,
        within,
        repeats.at ?? ties.at,
        "use ties strict or ties by row",
      );
    }
  }
  const extra = chain.steps[LIMITS.looseSteps];
  if (extra !== undefined && (isAny || isLoose)) {
    const what = `steps with ${isAny ? any : within}`;
    fail("too-many", { what, limit: LIMITS.looseSteps, found: chain.steps.length }, { place: extra.at });
  }
}

/** Lengths of time that a chain states. */
export interface BoundSpans {
  readonly window: BoundSpan | null;
  readonly steps: readonly { readonly within: BoundSpan | null; readonly after: BoundSpan | null }[];
}

/** Refuses lengths of time that no chain can keep, or that another one makes void. Errors: span-conflict. */
export function checkSpans(steps: readonly ChainStep[], spans: BoundSpans, isStrict: boolean): void {
  const { window } = spans;
  const rows = Math.max(steps.length, steps[0]?.least ?? 1);
  if (window !== null && isStrict && rows > 1) refuseZero("window", window);
  const waits: BoundSpan[] = [];
  for (const [i, { within, after }] of spans.steps.entries()) {
    const step = steps[i];
    if (step === undefined) continue;
    if (within !== null && isStrict) refuseZero("within", within);
    if (within !== null && window !== null && within.value > window.value) {
      refuse(
        `"within" of step "${step.name}" to be at most the window, ${window.words}`,
        within,
        "raise the window, or leave within out",
      );
    }
    if (after === null) continue;
    if (within !== null && after.value > within.value) {
      refuse(
        `"after" of step "${step.name}" to be at most its "within", ${within.words}`,
        after,
        "after is the least wait, within the longest",
      );
    }
    if (window === null) continue;
    if (after.value > window.value) {
      refuse(
        `"after" of step "${step.name}" to be at most the window, ${window.words}`,
        after,
        "raise the window, or lower after",
      );
    }
    if (!step.optional) waits.push(after);
    const sum = waits.reduce((all, each) => all + each.value, 0);
    if (sum > window.value) {
      const all = `the waits up to step "${step.name}" to fit into the window, ${window.words}`;
      refuse(all, { ...after, words: sumWords(waits) }, "raise the window, or lower after");
    }
  }
}

function sumWords(waits: readonly BoundSpan[]): string {
  let total = 0;
  for (const { milliseconds } of waits) {
    if (milliseconds === null) return waits.map((each) => each.words).join(" + ");
    total += milliseconds;
  }
  return printDuration(total);
}

function refuse(expected: string, found: BoundSpan, hint: string): never {
  return fail("span-conflict", { expected, found: found.words }, { place: found.at, hint });
}

function refuseZero(clause: string, span: BoundSpan): void {
  if (span.value > 0) return;
  const hint = "with ties strict the next row is always later: write ties by row, or a longer time";
  refuse(`"${clause}" to leave room for a later row`, span, hint);
}
