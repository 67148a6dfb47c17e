import { fail } from "../../../errors/index.js";
import type { DocumentJson } from "../document.js";
import { FUNNEL_CLAUSES, SEQUENCE_CLAUSES, STEP_CLAUSES } from "../later-clauses.js";
import { below, placeOf } from "../pointer.js";

/** Refuses what the schema knows and this version cannot answer, the first in the order of the document. Errors: not-yet. */
export function refuseLaterClauses(document: DocumentJson): void {
  document.query?.conditions?.forEach((condition, i) => {
    if ("sequence" in condition) refuseIn(condition, below("", "query", "conditions", i), SEQUENCE_CLAUSES);
  });
  if (document.query?.where !== undefined) refuseBelow(document.query.where, "/query/where");
  if (document.funnel !== undefined) refuseIn(document.funnel, "/funnel", FUNNEL_CLAUSES);
  document.funnels?.forEach((funnel, i) => {
    refuseIn(funnel, below("", "funnels", i), FUNNEL_CLAUSES);
  });
}

/** Sequences anywhere in a tree of conditions. */
function refuseBelow(tree: object, pointer: string): void {
  if ("sequence" in tree && Array.isArray(tree.sequence)) {
    refuseIn({ ...tree, sequence: tree.sequence }, pointer, SEQUENCE_CLAUSES);
    return;
  }
  for (const [key, value] of Object.entries(tree)) {
    if (key !== "and" && key !== "or" && key !== "not") continue;
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        refuseBelow(item, below(pointer, key, i));
      });
    } else {
      refuseBelow(value, below(pointer, key));
    }
  }
}

function refuseIn(
  chain: { readonly sequence: readonly object[] },
  pointer: string,
  clauses: readonly string[],
): void {
  refuseKeys(chain, pointer, ["maxDuration", ...clauses]);
  chain.sequence.forEach((step, i) => {
    const at = below(pointer, "sequence", i);
    if ("rowFound" in step && step.rowFound === false) refuse("rowFound: false", below(at, "rowFound"));
    refuseKeys(step, at, STEP_CLAUSES);
  });
}

function refuseKeys(object: object, pointer: string, clauses: readonly string[]): void {
  const clause = clauses.find((key) => key in object);
  if (clause !== undefined) refuse(clause, below(pointer, clause));
}

function refuse(clause: string, pointer: string): never {
  return fail("not-yet", { clause }, { place: placeOf(pointer) });
}
