import { fail } from "../../errors/index.js";
import type { Aggregation, BreakdownClause, Funnel, Step, TrendClause, Without } from "../ast.js";
import { checkChain } from "../chain-rules.js";
import type {
  BlockCstNode,
  BreakdownCstNode,
  ChainCstNode,
  CountingCstNode,
  DurationsCstNode,
  FunnelCstNode,
  FunnelItemCstNode,
  TrendCstNode,
} from "../cst.js";
import { LIMITS } from "../limits.js";
import { orderedWithouts } from "../ordered-withouts.js";
import { chainClauses, chosen, mapped, picker, without } from "./chain.js";
import { blocks } from "./outputs.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { step } from "./step.js";
import { columnName, nameText, only, positiveCount, stringText } from "./value.js";

/** A funnel. Errors: empty-funnel, too-many, reserved-name, duplicate-name, duplicate-clause, and those of `checkChain`. */
export function funnel(node: FunnelCstNode, origin: Origin): Funnel {
  const { Name, funnelItem: items = [], Funnel: keyword } = node.children;
  const { steps, withouts } = stepsOf(items, origin);
  if (steps.length === 0) {
    const hint = 'add a step: step bought: event == "transaction"';
    fail("empty-funnel", {}, { place: tokenPlace(origin, only(keyword)), hint });
  }
  const extra = steps[LIMITS.steps];
  if (extra !== undefined) {
    const details = { what: "steps in a funnel", limit: LIMITS.steps, found: steps.length };
    fail("too-many", details, { place: extra.at });
  }
  refuseRepeatedNames(steps, withouts);
  const one = picker(items, origin);
  const children = items.map((item) => item.children);
  const made: Funnel = {
    kind: "funnel",
    name: Name === undefined ? null : nameText(only(Name)),
    steps,
    withouts,
    ...chainClauses(items, origin),
    count: mapped(
      one((each) => each.counting, "count"),
      (each) => counted(each, origin),
    ),
    choice: mapped(
      one((each) => each.chain, "chain"),
      (each) => choice(each, origin),
    ),
    by: mapped(
      one((each) => each.breakdown, "by"),
      (each) => breakdown(each, origin),
    ),
    per: mapped(
      one((each) => each.trend, "per"),
      (each) => trend(each, origin),
    ),
    durations: mapped(
      one((each) => each.durations, "durations"),
      (each) => durations(each, origin),
    ),
    preset: mapped(
      one((each) => each.preset, "preset"),
      (each) => chosen(stringText(only(each.children.String), origin), each, origin),
    ),
    eachStep: joined(
      children.flatMap((item) => item.eachStep ?? []),
      origin,
    ),
    atEnd: joined(
      children.flatMap((item) => item.atEnd ?? []),
      origin,
    ),
    at: nodePlace(origin, node),
  };
  checkChain(made);
  return made;
}

function stepsOf(items: readonly FunnelItemCstNode[], origin: Origin) {
  const steps: Step[] = [];
  const withouts: Without[] = [];
  for (const { children } of items) {
    for (const each of children.step ?? []) {
      const { Name, predicate, stepClause = [] } = each.children;
      steps.push(step(each, Name?.[0], only(predicate), stepClause, origin));
    }
    for (const each of children.without ?? []) withouts.push(without(each, steps.length, origin, true));
  }
  return { steps, withouts: orderedWithouts(withouts) };
}

/** Unnamed steps count under the names that results give them. */
function refuseRepeatedNames(steps: readonly Step[], withouts: readonly Without[]): void {
  const names = new Set<string>();
  for (const [i, { name, at }] of steps.entries()) {
    const shown = name ?? `step ${i + 1}`;
    if (names.has(shown)) fail("duplicate-name", { what: "step", name: shown }, { place: at });
    names.add(shown);
  }
  for (const { name, at } of withouts) {
    if (name === null) continue;
    if (names.has(name)) fail("duplicate-name", { what: "step", name }, { place: at });
    names.add(name);
  }
}

function counted(node: CountingCstNode, origin: Origin): NonNullable<Funnel["count"]> {
  const { Attempts, Sessions } = node.children;
  return chosen(Attempts ? "attempts" : Sessions ? "sessions" : "users", node, origin);
}

function choice(node: ChainCstNode, origin: Origin): NonNullable<Funnel["choice"]> {
  const { Latest, Fastest } = node.children;
  return chosen(Latest ? "latest" : Fastest ? "fastest" : "earliest", node, origin);
}

function breakdown(node: BreakdownCstNode, origin: Origin): BreakdownClause {
  const { Name, On, Number: top } = node.children;
  const isOn = (token: (typeof Name)[number]) => On !== undefined && token.startOffset > only(On).startOffset;
  const on = Name.find(isOn);
  return {
    columns: Name.filter((each) => !isOn(each)).map((each) => columnName(each, origin)),
    on: on === undefined ? null : { value: nameText(on), at: tokenPlace(origin, on) },
    top: top === undefined ? null : positiveCount(only(top), "a whole number of values after top", origin),
    at: nodePlace(origin, node),
  };
}

function trend(node: TrendCstNode, origin: Origin): TrendClause {
  const { Hour, Day, Week, String: zone } = node.children;
  return {
    bucket: Hour ? "hour" : Day ? "day" : Week ? "week" : "month",
    zone: zone === undefined ? null : stringText(only(zone), origin),
    at: nodePlace(origin, node),
  };
}

function durations(node: DurationsCstNode, origin: Origin): NonNullable<Funnel["durations"]> {
  const { Number: bars } = node.children;
  const what = `a whole number of bars from 1 to ${LIMITS.histogram} after histogram`;
  const histogram = bars === undefined ? null : positiveCount(only(bars), what, origin);
  const at = nodePlace(origin, node);
  if (histogram !== null && histogram > LIMITS.histogram) {
    fail("bad-count", { what, found: `${histogram}` }, { place: at });
  }
  return { histogram, at };
}

/** All blocks of one kind as one list; null when there is none. */
function joined(
  nodes: readonly { readonly children: { readonly block: BlockCstNode[] } }[],
  origin: Origin,
): Aggregation[] | null {
  if (nodes.length === 0) return null;
  return blocks(
    nodes.map(({ children }) => only(children.block)),
    origin,
  );
}
