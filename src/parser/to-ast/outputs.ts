import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { Aggregation, Funnel, Step } from "../ast.js";
import type { AggregationCstNode, BlockCstNode, FunnelCstNode, StepCstNode } from "../cst.js";
import { LIMITS } from "../limits.js";
import { predicate } from "./expression.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { refuseLater } from "./refuse-later.js";
import { columnName, nameText, only, positiveCount, stringText } from "./value.js";

/** All blocks of one place as one list. Errors: too-many, duplicate-name. */
export function blocks(nodes: readonly BlockCstNode[], origin: Origin): Aggregation[] {
  const found = nodes.flatMap((block) => block.children.aggregation ?? []);
  const list = found.map((each) => aggregation(each, origin));
  const extra = list[LIMITS.aggregations];
  if (extra !== undefined) {
    const details = { what: "aggregations in a block", limit: LIMITS.aggregations, found: list.length };
    fail("too-many", details, { place: extra.at });
  }
  const names = new Set<string>();
  for (const { name, at } of list) {
    if (name === null) continue;
    if (names.has(name)) fail("duplicate-name", { what: "aggregation", name }, { place: at });
    names.add(name);
  }
  return list;
}

const STATISTICS = { sum: "sum", mean: "mean", min: "min", max: "max" } as const;

function aggregation(node: AggregationCstNode, origin: Origin): Aggregation {
  const { countOf, usersOf, statisticOf, summaryOf, Number: top, String: name, Top } = node.children;
  const { ofColumn } = (countOf ?? statisticOf ?? summaryOf)?.[0]?.children ?? {};
  const { byColumn } = (countOf ?? statisticOf ?? usersOf)?.[0]?.children ?? {};
  const statistic = statisticOf?.[0]?.children.Statistic[0]?.image.toLowerCase() ?? "";
  const fn = countOf ? (ofColumn ? "count" : "rows") : usersOf ? "users" : summaryOf ? "summary" : null;
  if (Top !== undefined && byColumn === undefined && summaryOf === undefined) {
    const hint = 'add "by COLUMN" before top, or leave top out';
    fail("top-without-by", {}, { place: tokenPlace(origin, only(Top)), hint });
  }
  return {
    kind: "aggregation",
    // What is no count, users or summary is one of the category Statistic: the keys of STATISTICS.
    fn: fn ?? STATISTICS[statistic as keyof typeof STATISTICS],
    column: ofColumn ? columnName(only(only(ofColumn).children.Name), origin) : null,
    by: byColumn ? columnName(only(only(byColumn).children.Name), origin) : null,
    top: top ? positiveCount(only(top), "a whole number of entries after top", origin) : null,
    name: name ? stringText(only(name), origin) : null,
    at: nodePlace(origin, node),
  };
}

/** A funnel. Errors: not-yet, empty-funnel, too-many, reserved-name, duplicate-name. */
export function funnel(node: FunnelCstNode, origin: Origin): Funnel {
  const { Name, funnelItem = [], Funnel: keyword } = node.children;
  const steps: Step[] = [];
  for (const item of funnelItem) {
    refuseLater(item, origin);
    if (item.children.step !== undefined) steps.push(step(only(item.children.step), origin));
  }
  if (steps.length === 0) {
    const hint = 'add a step: step bought: event == "transaction"';
    fail("empty-funnel", {}, { place: tokenPlace(origin, only(keyword)), hint });
  }
  const extra = steps[LIMITS.steps];
  if (extra !== undefined) {
    const details = { what: "steps in a funnel", limit: LIMITS.steps, found: steps.length };
    fail("too-many", details, { place: extra.at });
  }
  refuseRepeatedNames(steps);
  const each = funnelItem.flatMap((item) => item.children.eachStep ?? []);
  const end = funnelItem.flatMap((item) => item.children.atEnd ?? []);
  return {
    kind: "funnel",
    name: Name === undefined ? null : nameText(only(Name)),
    steps,
    eachStep:
      each.length === 0
        ? null
        : blocks(
            each.map((item) => only(item.children.block)),
            origin,
          ),
    atEnd:
      end.length === 0
        ? null
        : blocks(
            end.map((item) => only(item.children.block)),
            origin,
          ),
    at: nodePlace(origin, node),
  };
}

function step(node: StepCstNode, origin: Origin): Step {
  const { Name, predicate: asked, stepClause } = node.children;
  for (const clause of stepClause ?? []) refuseLater(clause, origin);
  const name = Name === undefined ? null : stepName(only(Name), origin);
  return { kind: "step", name, predicate: predicate(only(asked), origin), at: nodePlace(origin, node) };
}

function stepName(token: IToken, origin: Origin): string {
  const name = nameText(token);
  if (!["first", "last", "end"].includes(name.toLowerCase())) return name;
  return fail("reserved-name", { name }, { place: tokenPlace(origin, token), hint: "choose another name" });
}

/** Unnamed steps count under the names that results give them. */
function refuseRepeatedNames(steps: readonly Step[]): void {
  const names = new Set<string>();
  for (const [i, { name, at }] of steps.entries()) {
    const shown = name ?? `step ${i + 1}`;
    if (names.has(shown)) fail("duplicate-name", { what: "step", name: shown }, { place: at });
    names.add(shown);
  }
}
