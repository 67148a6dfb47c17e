import type { Chain, Chosen } from "../../parser/ast.js";
import type { ChainSpec, ChainStep, TiesSpec } from "../chain.js";
import { type BoundSpans, checkClauses, checkSpans } from "./chain-conflicts.js";
import { bindHold } from "./hold.js";
import { bindPredicate } from "./predicate.js";
import { bindRange, warnOutside } from "./range.js";
import type { Scope } from "./scope.js";
import { bindSpan } from "./span.js";
import { resolveSwitches, type Switches } from "./switches.js";

/**
 * Types a chain; unnamed steps are called `step 1`, `step 2`, … Contradictions between its clauses are errors.
 * `preset`: where the chain leaves a switch open.
 */
export function bindChain(chain: Chain, scope: Scope, preset: Chosen<string> | null = null): ChainSpec {
  const switches = resolveSwitches(chain, preset);
  checkClauses(chain, switches);
  const spans = bindSpans(chain, scope);
  const ties = bindTies(switches, scope);
  const { order, repeats, entry } = switches;
  const steps = chain.steps.map(
    (step, i): ChainStep => ({
      name: step.name ?? `step ${i + 1}`,
      predicate: bindPredicate(step.predicate, scope),
      within: spans.steps[i]?.within?.value ?? null,
      after: spans.steps[i]?.after?.value ?? null,
      optional: step.optional,
      least: step.times?.least ?? 1,
      most: step.times === null ? 1 : step.times.most,
    }),
  );
  checkSpans(steps, spans, ties.kind === "strict");
  return {
    steps,
    withouts: [...chain.withouts]
      .sort((a, b) => a.gap - b.gap)
      .map(({ predicate, scope: reach, gap }) => ({
        predicate: bindPredicate(predicate, scope),
        scope: reach,
        gap,
      })),
    window: spans.window?.value ?? null,
    sessions: bindSessions(chain, scope),
    order: order.value === "contiguous steps" ? "contiguous-steps" : order.value,
    ties,
    repeats: repeats.value,
    entry: entry.value,
    entering: bindEntering(chain, scope),
    hold: bindHold(
      chain.hold,
      steps.map(({ name }) => name),
      scope,
    ),
  };
}

function bindSpans(chain: Chain, scope: Scope): BoundSpans {
  return {
    window: chain.window && bindSpan(chain.window, "window", "most", scope),
    steps: chain.steps.map(({ within, after }, i) => {
      const spans = {
        within: within && bindSpan(within, "within", "most", scope),
        after: after && bindSpan(after, "after", "least", scope),
      };
      return i === 0 ? withoutEffect(spans, scope) : spans;
    }),
  };
}

/** The first step has none before it, from which its times could run. */
function withoutEffect(
  { within, after }: BoundSpans["steps"][number],
  scope: Scope,
): BoundSpans["steps"][number] {
  const clause = within === null ? "after" : "within";
  if (within !== null || after !== null) {
    scope.warn(`"${clause}" of the first step says nothing, since no step comes before it`);
  }
  return { within: null, after: null };
}

function bindTies({ ties }: Switches, scope: Scope): TiesSpec {
  if (ties.value === "strict") return { kind: "strict" };
  if (ties.value === "by row") return { kind: "by-row" };
  return { kind: "within", span: bindSpan(ties.value.within, "ties within", "most", scope).value };
}

function bindSessions({ sessions }: Chain, scope: Scope): number | null {
  if (sessions === null) return null;
  scope.needSessions('"window" of sessions', sessions.at);
  return sessions.value;
}

function bindEntering({ entering }: Chain, scope: Scope): ChainSpec["entering"] {
  if (entering === null) return null;
  const range = bindRange(entering, '"entering"', scope);
  warnOutside(range, '"entering"', scope);
  return range.predicate;
}
