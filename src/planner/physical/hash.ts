import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.js";
import type { PhysicalPlan } from "./plan.js";

/** SHA-256 of a plan's canonical JSON without its hash, hex. */
export function planHash(plan: Omit<PhysicalPlan, "hash">): string {
  const { hash: _, ...content } = { hash: "", ...plan };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
