import { fail } from "../../errors/index.js";
import type { PathBase, Paths } from "../../parser/ast.js";
import { requiredSteps } from "../chain.js";
import type { FunnelSpec } from "../funnel.js";
import type { PathsSpec } from "../paths.js";
import { singleValued, stepIndex } from "./hold.js";
import { nearNameHint } from "./near-name.js";
import { bindPredicate } from "./predicate.js";
import type { Scope } from "./scope.js";
import { bindSpan } from "./span.js";

const LENGTH_DEFAULT = 3;

/** Types paths. Defaults: the first base row ahead and the last one back, three rows, of all rows. `topDefault`: values kept after a node without `top`. */
export function bindPaths(
  node: Paths,
  funnels: readonly FunnelSpec[],
  scope: Scope,
  topDefault: number,
): PathsSpec {
  const { base, rows } = node;
  const considered = rows && bindPredicate(rows.predicate, scope);
  return {
    name: node.name,
    direction: base.direction,
    ...bindBase(base, funnels, scope),
    rows:
      considered === null || rows === null
        ? { kind: "constant", value: true }
        : rows.kind === "only"
          ? considered
          : { kind: "not", item: considered },
    length: node.length?.value ?? LENGTH_DEFAULT,
    by: { name: node.by.name, type: singleValued(node.by, '"by"', scope) },
    within: node.within && bindSpan(node.within, "within", "most", scope).value,
    collapse: node.collapse,
    top: node.top?.value ?? topDefault,
  };
}

function bindBase(
  base: PathBase,
  funnels: readonly FunnelSpec[],
  scope: Scope,
): Pick<PathsSpec, "base" | "dropped" | "choice"> {
  if (base.kind === "rows") {
    const choice = base.choice ?? (base.direction === "next" ? "first" : "last");
    return { base: bindPredicate(base.predicate, scope), dropped: null, choice };
  }
  const funnel = funnelOf(base, funnels);
  const spec = funnels[funnel];
  if (spec === undefined) return fail("internal-error", { what: "no such funnel" });
  if (spec.count !== "users") {
    const clash = { clause: "after dropping out", other: `count ${spec.count}` };
    fail("clauses-clash", clash, { place: base.at, hint: "paths go on from users: count users" });
  }
  const level = base.step === null ? null : levelOf(base.step, spec);
  return { base: { kind: "constant", value: false }, dropped: { funnel, level }, choice: "first" };
}

type Dropped = Extract<PathBase, { kind: "dropped" }>;

/** Position of the named funnel, or of the only one. Errors: unknown-funnel. */
function funnelOf({ funnel, at }: Dropped, funnels: readonly FunnelSpec[]): number {
  if (funnel === null) {
    if (funnels.length === 1) return 0;
    const found = funnels.length === 0 ? "none" : `${funnels.length}`;
    return fail("unknown-funnel", { name: null, found }, { place: at });
  }
  const names = funnels.flatMap(({ name }) => name ?? []);
  const position = funnels.findIndex(({ name }) => name === funnel.value);
  if (position >= 0) return position;
  const hint =
    names.length === 0 ? undefined : nearNameHint(funnel.value, names, "the query has the funnels");
  return fail("unknown-funnel", { name: funnel.value, found: "none" }, { place: funnel.at, hint });
}

/** Required steps up to a named one, which is no optional step and not the last. Errors: unknown-step, wrong-type. */
function levelOf(step: NonNullable<Dropped["step"]>, { chain }: FunnelSpec): number {
  const names = chain.steps.map(({ name }) => name);
  const required = requiredSteps(chain);
  const level = required.indexOf(stepIndex(step.value, names, step.at)) + 1;
  if (level > 0 && level < required.length) return level;
  const found = level === 0 ? `the optional step "${step.value}"` : `the last step "${step.value}"`;
  const expected = "a required step before the last one";
  return fail("wrong-type", { subject: '"after dropping out at"', expected, found }, { place: step.at });
}
