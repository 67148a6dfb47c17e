import { fail } from "../errors/index.js";
import { nearest } from "../errors/near.js";
import type { FunnelSpec } from "../planner/funnel.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { ReachedUsers, UsersOf } from "../runtime/funnel/reached-users.js";

/** Users of a funnel, part by part. */
export interface ReachedList {
  /** Names of the funnel's steps, in the order of `times`. */
  readonly steps: readonly string[];
  readonly parts: readonly ReachedUsers[];
}

const STATES = ["reached", "dropped", "pending"] as const;

/**
 * What `reached checkout:bought`, `dropped viewed` or `pending "step 2"` asks of a plan; the funnel may be left out where the step
 * name is in one funnel only. Errors: `bad-arguments`.
 */
export function readUsersOf(text: string, plan: PhysicalPlan): UsersOf {
  const { funnels } = plan.passes.scan;
  const [, word = "", rest = ""] = /^\s*(\S+)\s*(.*?)\s*$/su.exec(text) ?? [];
  const state = STATES.find((known) => known === word.toLowerCase());
  if (state === undefined || rest === "")
    return refuse(`users of a funnel are "reached STEP", "dropped STEP" or "pending STEP", found "${text}"`);
  const found = funnels.flatMap((funnel, at) =>
    stepsOf(funnel).flatMap((step, index) =>
      [step.name, `${funnel.name ?? ""}:${step.name}`].some((name) => name === rest || quoted(name) === rest)
        ? [{ funnel: at, state, step: index }]
        : [],
    ),
  );
  const [wanted, other] = found;
  if (wanted === undefined) return refuseStep(rest, funnels);
  if (other !== undefined) return refuse(`several funnels have a step "${rest}"`, "write FUNNEL:STEP");
  const funnel = funnels[wanted.funnel];
  if (funnel !== undefined) checkState(wanted, funnel);
  return wanted;
}

/** The list's shape before its parts are in. */
export function stepNames({ funnel }: UsersOf, plan: PhysicalPlan): Pick<ReachedList, "steps"> {
  return { steps: (plan.passes.scan.funnels[funnel]?.chain.steps ?? []).map(({ name }) => name) };
}

function checkState({ state, step: at }: UsersOf, { chain, pending, count }: FunnelSpec): void {
  const { steps } = chain;
  const step = steps[at];
  if (step === undefined || state === "reached") return;
  if (step.optional)
    refuse(`step "${step.name}" is optional: nobody is ${state} there`, "ask for users who reached it");
  const isLast = !steps.slice(at + 1).some(({ optional }) => !optional);
  if (state === "dropped" && isLast)
    refuse(`nobody drops after "${step.name}", the last step of the funnel`, "ask for users who reached it");
  if (state === "pending" && (pending === null || count !== "users"))
    refuse(
      `nobody is pending in a funnel ${pending === null ? "without a window" : `that counts ${count}`}`,
      "pending users need a window, and count users",
    );
}

/** Endings repeat the steps of their funnel. */
function stepsOf({ chain, ending }: FunnelSpec): FunnelSpec["chain"]["steps"] {
  return ending === null ? chain.steps : [];
}

function refuseStep(name: string, funnels: readonly FunnelSpec[]): never {
  const names = funnels.flatMap((funnel) => stepsOf(funnel).map((step) => step.name));
  if (names.length === 0) return refuse("the query has no funnel to take users of", "add a funnel");
  const near = nearest(name, names);
  const meant = near === undefined ? "" : `did you mean "${near}"? `;
  const listed = [...new Set(names)].map((step) => `"${step}"`).join(", ");
  return refuse(`no funnel has a step "${name}"`, `${meant}the steps are ${listed}`);
}

function refuse(what: string, hint?: string): never {
  return fail("bad-arguments", { what }, hint === undefined ? {} : { hint });
}

function quoted(name: string): string {
  return `"${name}"`;
}
