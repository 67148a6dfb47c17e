import type { Predicate } from "../../planner/expression.js";
import { eachLeaf } from "../../planner/logical/walk.js";
import type { ScanPass } from "../../planner/physical/plan.js";

/** The scan with `false` in place of shared predicates that nothing refers to any more, so that their columns are not asked for. */
export function dropUnusedShared(scan: ScanPass): ScanPass {
  const used = new Set<number>();
  const visit = (predicate: Predicate): void => {
    if (predicate.kind === "shared") used.add(predicate.index);
    else if (predicate.kind === "and" || predicate.kind === "or") predicate.items.forEach(visit);
    else if (predicate.kind === "not") visit(predicate.item);
  };
  eachLeaf(scan.condition, (leaf) => {
    if (leaf.kind === "sequence") leaf.steps.forEach(visit);
    else if ("predicate" in leaf) visit(leaf.predicate);
  });
  for (const { steps } of scan.funnels) for (const { predicate } of steps) visit(predicate);
  if (scan.filter !== null) visit(scan.filter);
  const shared = scan.shared.map(
    (predicate, at): Predicate => (used.has(at) ? predicate : { kind: "constant", value: false }),
  );
  return { ...scan, shared };
}
