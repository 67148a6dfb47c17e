import { fail } from "../../errors/index.js";
import type { BreakdownClause, Funnel, TrendClause } from "../../parser/ast.js";
import type { BreakdownSpec, FunnelSpec, TrendSpec } from "../funnel.js";
import { bindAggregates } from "./aggregate.js";
import { bindChain } from "./chain.js";
import { singleValued, stepIndex } from "./hold.js";
import { bindPending } from "./pending.js";
import type { Scope } from "./scope.js";
import { resolveSwitches } from "./switches.js";
import type { BoundTimeframe } from "./timeframe.js";
import { checkedZone } from "./zone.js";

/** Types a funnel. `timeframe`: where its rows end, for users who are pending. */
export function bindFunnel(
  funnel: Funnel,
  timeframe: BoundTimeframe,
  scope: Scope,
  topDefault: number,
): FunnelSpec {
  const chain = bindChain(funnel, scope, funnel.preset);
  const count = funnel.count?.value ?? "users";
  checkCount(funnel, chain, scope);
  const isPending = chain.window !== null && count === "users";
  return {
    name: funnel.name,
    chain,
    count,
    choice: funnel.choice?.value ?? "earliest",
    by:
      funnel.by &&
      bindBreakdown(
        funnel.by,
        chain.steps.map(({ name }) => name),
        scope,
      ),
    per: funnel.per && bindTrend(funnel.per, scope),
    durations: funnel.durations && { histogram: funnel.durations.histogram },
    pending: isPending ? bindPending(timeframe, scope) : null,
    eachStep: funnel.eachStep && bindAggregates(funnel.eachStep, scope, topDefault),
    atEnd: funnel.atEnd && bindAggregates(funnel.atEnd, scope, topDefault),
    ending: null,
  };
}

/** What can be counted of a chain. Errors: clause-conflict, no-session-gap. */
function checkCount(funnel: Funnel, chain: FunnelSpec["chain"], scope: Scope): void {
  const { count } = funnel;
  if (count === null) return;
  const clause = `count ${count.value}`;
  const refuse = (other: string, hint: string) =>
    fail("clause-conflict", { clause, other }, { place: count.at, hint });
  if (count.value === "attempts") {
    const { order, ties } = resolveSwitches(funnel, funnel.preset);
    const hint = "an attempt goes from step to step: count users instead";
    if (chain.order === "any") refuse(`order any${order.origin}`, hint);
    if (chain.ties.kind === "within") refuse(`ties within${ties.origin}`, "write ties strict or ties by row");
  }
  if (count.value === "sessions") {
    scope.needSessions(`"${clause}"`, count.at);
    if (chain.sessions !== null) {
      refuse(
        `window ${chain.sessions} sessions`,
        "each session is looked at alone: leave the window of sessions out",
      );
    }
  }
}

function bindBreakdown(clause: BreakdownClause, stepNames: readonly string[], scope: Scope): BreakdownSpec {
  const seen = new Set<string>();
  const columns = clause.columns.map((column) => {
    const { name, at } = column;
    const type = singleValued(column, '"by"', scope);
    if (seen.has(name)) fail("duplicate-name", { what: "column of the breakdown", name }, { place: at });
    seen.add(name);
    return { name, type };
  });
  return { columns, on: breakdownRow(clause.on, stepNames), top: clause.top };
}

/** The words first and last in any case; no step has them as its name. */
function breakdownRow(on: BreakdownClause["on"], stepNames: readonly string[]): BreakdownSpec["on"] {
  if (on === null) return "first";
  const word = on.value.toLowerCase();
  if (word === "first" || word === "last") return word;
  return stepIndex(on.value, stepNames, on.at);
}

function bindTrend({ bucket, zone, at }: TrendClause, scope: Scope): TrendSpec {
  scope.timeUnit(`"per ${bucket}"`, at);
  return { bucket, zone: checkedZone(zone ?? "UTC", at) };
}
