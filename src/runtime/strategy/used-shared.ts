import { chainPredicates } from "../../planner/chain.js";
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
    if (leaf.kind === "sequence") chainPredicates(leaf.chain).forEach(visit);
    else if ("predicate" in leaf) visit(leaf.predicate);
  });
  for (const { chain } of scan.funnels) chainPredicates(chain).forEach(visit);
  for (const { start, comeback } of scan.retentions) [start, comeback].forEach(visit);
  for (const { base, rows } of scan.paths) [base, rows].forEach(visit);
  if (scan.filter !== null) visit(scan.filter);
  const shared = scan.shared.map(
    (predicate, at): Predicate => (used.has(at) ? predicate : { kind: "constant", value: false }),
  );
  return { ...scan, shared };
}
