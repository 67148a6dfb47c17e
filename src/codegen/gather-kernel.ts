import { aggregateGroups, isDeferred } from "../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { code, EMPTY, indent } from "./code.js";
import { emitGroup } from "./emit/aggregate/group.js";
import { inBatches } from "./emit/batches.js";
import type { ColumnLayout, KernelSource } from "./kernel-source.js";
import { bindColumns } from "./prologue.js";
import { Scope } from "./scope.js";

/**
 * The kernel of a gather pass: adds the rows of matched users to the deferred aggregations. Either only their rows are there, or
 * (`isChosen`) those of all users, and `input.chosen` lists the ones that count.
 */
export function gatherKernel(
  plan: PhysicalPlan,
  columns: readonly ColumnLayout[],
  isChosen: boolean,
): KernelSource {
  const scope = new Scope(columns);
  const groups = aggregateGroups(plan).map(({ over, specs }, state) => {
    const late = specs.filter((spec) => isDeferred(plan, spec));
    if (late.length === 0) return EMPTY;
    const level = over.kind === "each-step" ? code`levels[${over.funnel}][user] - 1` : code`0`;
    const group = emitGroup({ scope, state, level, specs: late, skip: EMPTY, rows: code`rows` });
    if (over.kind === "query") return group;
    return over.kind === "each-step"
      ? code`if (levels[${over.funnel}][user] > 0) ${group}`
      : code`if (levels[${over.funnel}][user] === ${over.steps}) ${group}`;
  });
  const text = code`"use strict";
    const { runs, userCount, chosen, levels } = input;
    ${bindColumns(columns)}
    ${scope.prologue}
    ${inBatches(
      isChosen,
      EMPTY,
      code`const start = runs[user], end = runs[user + 1];
      const rows = end - start;
      ${groups}`,
      EMPTY,
    )}`;
  return { text: indent(text), parameters: scope.parameters, columns, sequences: [] };
}
