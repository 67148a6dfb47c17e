import { fail } from "../../errors/index.js";
import { canonicalJson, parseCanonicalJson } from "./canonical-json.js";
import { planHash } from "./hash.js";
import { type PhysicalPlan, PLAN_VERSION } from "./plan.js";
import { shapeProblem } from "./shape.js";

/** A plan as canonical JSON on one line: equal plans give equal text. */
export function serializePlan(plan: PhysicalPlan): string {
  return canonicalJson(plan);
}

/** The plan of a text that `serializePlan` made. Errors: plan-version, plan-damaged. */
export function parsePlan(text: string): PhysicalPlan {
  const data = parseText(text);
  if (typeof data !== "object" || data === null || !("version" in data)) {
    return fail("plan-damaged", { reason: "it has no version" });
  }
  if (data.version !== PLAN_VERSION) {
    fail("plan-version", { found: String(data.version), expected: PLAN_VERSION });
  }
  const problem = shapeProblem(data);
  if (problem !== null) fail("plan-damaged", { reason: problem });
  // The shape has been checked member by member just above.
  const plan = data as PhysicalPlan;
  if (planHash(plan) !== plan.hash) fail("plan-damaged", { reason: "its hash is not that of its content" });
  return plan;
}

function parseText(text: string): unknown {
  try {
    return parseCanonicalJson(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return fail("plan-damaged", { reason: "it is no JSON" }, { cause });
  }
}
