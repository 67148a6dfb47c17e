import { scanColumns } from "../../codegen/kernel-columns.js";
import { type Ties, takesAllRows, wholeForm } from "../../codegen/scan-form.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { UserCondition } from "../../planner/user-condition.js";
import { answeredBy, answerFromIndex } from "./answer.js";
import { type Bounds, boundsOf } from "./bounds.js";
import { countedUsers } from "./counted.js";
import { indexUse } from "./index-use.js";
import { PartFacts } from "./part-facts.js";
import { settledUsers } from "./settled.js";
import type { ForcedStrategy, KnownOfPart, Strategy } from "./strategy.js";
import { dropUnusedShared } from "./used-shared.js";
import { both, countUsers, listUsers, without } from "./user-bits.js";

/** Walking a list of users costs somewhat more each than walking all: beyond this share of them it does not pay. */
const MOST_CANDIDATES = 0.9;

/** The strategy that uses no index. `matched`: a funnel of which users are asked for. */
export function walkAll(
  plan: PhysicalPlan,
  userCount: number,
  reason: string,
  matched: number | null = null,
): Strategy {
  const form = wholeForm(plan, matched);
  return {
    report: { kind: "all", reason, walkedUsers: userCount, users: userCount },
    plan,
    form,
    columns: scanColumns(plan, form),
    indexes: new Map(),
    chosen: new Int32Array(),
    ties: new Int32Array(),
    counted: null,
    fill: null,
  };
}

/**
 * Chooses which users of a part are walked. A user is not walked when indexes prove that the condition fails, or when they prove
 * that it holds and settle all that the query wants of the user: the level in every funnel, and no aggregation over rows.
 * Those are counted. What is left of the condition for walked users are the conjuncts that indexes could not decide.
 * Exact, as each set is bounded from both sides (bounds.ts) and only what both sides agree on is settled.
 */
export function chooseStrategy(
  plan: PhysicalPlan,
  { runs, indexes, ties }: KnownOfPart,
  forced: ForcedStrategy,
  matched: number | null = null,
): Strategy {
  const userCount = runs.length - 1;
  if (forced === "all") return withTies(walkAll(plan, userCount, "asked for", matched), ties);
  const use = indexUse(plan);
  const facts = new PartFacts(use, indexes, runs);
  const isFramed = plan.passes.scan.filter !== null;
  const items = conjuncts(use.condition).map((condition) => ({
    condition,
    bounds: boundsOf(condition, facts, isFramed),
  }));
  const bounds = items.map((item) => item.bounds).reduce(bothBounds);
  const answered = answeredBy(plan, indexes);
  const settled = isFramed || matched !== null ? null : settledUsers(plan, use, facts, answered);
  const counted = settled === null ? null : both(bounds.must, settled);
  const walked = counted === null ? bounds.may : without(bounds.may, counted);
  const walkedUsers = countUsers(walked);
  if (walkedUsers > MOST_CANDIDATES * userCount && forced === null)
    return withTies(
      walkAll(plan, userCount, indexes.size === 0 ? "no index" : "indexes settle few users", matched),
      ties,
    );

  const isCount = walkedUsers === 0;
  const form = { isChosen: true, takesAll: takesAllRows(plan), ties: tiesForm(ties), matched, answered };
  const leftPlan = withCondition(plan, items, isCount);
  const isIdle =
    isCount && !(form.takesAll && plan.passes.scan.aggregates.some((spec) => !answered.has(spec)));
  return {
    report: {
      kind: isCount ? "count" : "candidates",
      reason: isCount ? "indexes settle every user" : "indexes settle the others",
      walkedUsers,
      users: userCount,
    },
    plan: leftPlan,
    form,
    columns: isIdle ? null : scanColumns(leftPlan, form),
    indexes,
    chosen: listUsers(walked),
    ties: ties ?? new Int32Array(),
    counted: counted === null ? null : countedUsers(counted, use, facts),
    fill: answered.size === 0 ? null : (states) => answerFromIndex(plan, indexes, runs, answered, states),
  };
}

/** A strategy that walks all, by ties instead of times where these are known. */
function withTies(strategy: Strategy, ties: Int32Array | null): Strategy {
  const form = { ...strategy.form, ties: tiesForm(ties) };
  return { ...strategy, form, columns: scanColumns(strategy.plan, form), ties: ties ?? new Int32Array() };
}

function tiesForm(ties: Int32Array | null): Ties {
  if (ties === null) return "unknown";
  return ties.length === 0 ? "none" : "known";
}

function conjuncts(condition: UserCondition): readonly UserCondition[] {
  return condition.kind === "and" && condition.items.length > 0
    ? condition.items.flatMap(conjuncts)
    : [condition];
}

function bothBounds(a: Bounds, b: Bounds): Bounds {
  return { must: both(a.must, b.must), may: both(a.may, b.may), isExact: a.isExact && b.isExact };
}

/**
 * The plan with what is left of its condition, and a hash that tells it from others of the same plan; without funnels and what else looks at a user when nobody
 * is walked, so that their columns are not asked for.
 */
function withCondition(
  plan: PhysicalPlan,
  items: readonly { readonly condition: UserCondition; readonly bounds: Bounds }[],
  isCount: boolean,
): PhysicalPlan {
  const { scan } = plan.passes;
  const positions = [...items.keys()].filter((at) => !items[at]?.bounds.isExact);
  const left = positions.flatMap((at) => items[at]?.condition ?? []);
  const [only] = left;
  const whole: UserCondition = { kind: "constant", value: true };
  const condition =
    isCount || only === undefined
      ? whole
      : left.length === 1
        ? only
        : ({ kind: "and", items: left } as const);
  const { funnels, retentions, paths } = isCount ? { funnels: [], retentions: [], paths: [] } : scan;
  const hash = `${plan.hash} ${isCount ? "counted" : positions.join()}`;
  return {
    ...plan,
    hash,
    passes: { ...plan.passes, scan: dropUnusedShared({ ...scan, condition, funnels, retentions, paths }) },
  };
}
