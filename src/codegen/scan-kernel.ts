import { aggregateGroups, isDeferred } from "../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { columnNames, rowAccess } from "./access.js";
import { type Code, code, EMPTY, indent, TRUE } from "./code.js";
import { emitGroup } from "./emit/aggregate/group.js";
import { emitChain } from "./emit/chain.js";
import { emitCondition } from "./emit/condition/index.js";
import { emitPredicate } from "./emit/predicate/index.js";
import type { Walk } from "./emit/walk.js";
import type { ColumnLayout, KernelSource } from "./kernel-source.js";
import { bindColumns } from "./prologue.js";
import { Scope } from "./scope.js";
import { emitSkip } from "./skip.js";

/**
 * The kernel of a scan pass: walks each user's run once for all conditions, sequences and funnels together, then, for users
 * that match, adds their rows to the aggregations whose columns are there. `input`: runtime/kernel-input.ts.
 */
export function scanKernel(plan: PhysicalPlan, columns: readonly ColumnLayout[]): KernelSource {
  const { scan } = plan.passes;
  const scope = new Scope(columns);
  const row = code`i`;
  const access = rowAccess(scope, row);
  const skip = emitSkip(scope, scan.filter, scan.shared, row);

  const note = scan.filter && plan.passes.gather ? code`passing[i] = 1;` : EMPTY;
  const shared: Code[] = [];
  const sharedLines = scan.shared.map((predicate) => {
    const holds = scope.fresh("holds");
    const line = code`const ${holds} = ${emitPredicate(scope, { access, row, shared }, predicate)};`;
    shared.push(holds);
    return line;
  });

  const walk: Walk = {
    scope,
    spot: { access, row, shared },
    shared: scan.shared,
    time: scope.has(plan.time) ? timeAt(scope, plan.time, row) : EMPTY,
    rows: code`rows`,
  };
  const condition = emitCondition(walk, scan.condition);
  const chains = scan.funnels.map((funnel) =>
    emitChain(
      walk,
      funnel.steps.map((step) => step.predicate),
    ),
  );
  const steps = [...condition.step, ...chains.map((chain) => chain.step)];
  const declared = [condition.declare, chains.flatMap((chain) => chain.declare)].flat();
  const counting =
    skip === EMPTY
      ? EMPTY
      : code`${note}
    rows++;`;
  const walked =
    steps.length === 0 && skip === EMPTY
      ? EMPTY
      : code`for (let i = start; i < end; i++) {
          ${skip}
          ${counting}
          ${sharedLines.filter((_, at) => steps.some((step) => mentions(step, shared[at] ?? EMPTY)))}
          ${steps}
        }`;

  const reached = chains.map((chain, at) => {
    const [users, rows, levels] = [scope.fresh("usersAt"), scope.fresh("rowsAt"), scope.fresh("levels")];
    scope.prologue.push(
      code`const ${users} = input.usersAt[${at}], ${rows} = input.rowsAt[${at}], ${levels} = input.levels[${at}];`,
    );
    return code`${users}[${chain.level}]++;
      ${rows}[${chain.level}] += rows;
      ${levels}[user] = ${chain.level};`;
  });
  const groups = aggregateGroups(plan).map(({ over, specs }, state) => {
    const present = specs.filter((spec) => !isDeferred(plan, spec));
    if (present.length === 0) return EMPTY;
    const chain = over.kind === "query" ? null : (chains[over.funnel] ?? null);
    const level = over.kind === "each-step" && chain ? code`${chain.level} - 1` : code`0`;
    const group = emitGroup({ scope, state, level, specs: present, skip, rows: code`rows` });
    if (over.kind === "query" || !chain) return group;
    return over.kind === "each-step"
      ? code`if (${chain.level} > 0) ${group}`
      : code`if (${chain.level} === ${over.steps}) ${group}`;
  });

  const text = code`"use strict";
    const { runs, userCount, matched, passing } = input;
    ${bindColumns(columns)}
    ${scope.prologue}
    let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;
    for (let user = 0; user < userCount; user++) {
      const start = runs[user], end = runs[user + 1];
      ${skip === EMPTY ? code`const rows = end - start;` : code`let rows = 0;`}
      ${declared}
      ${walked}
      ${skip === EMPTY ? EMPTY : code`if (rows === 0) continue;`}
      scannedUsers++;
      scannedRows += rows;
      ${condition.test === TRUE ? EMPTY : code`if (!(${condition.test})) continue;`}
      users++;
      total += rows;
      matched[user] = 1;
      ${reached}
      ${groups}
    }
    return { scannedUsers, scannedRows, users, rows: total };`;
  return { text: indent(text), parameters: scope.parameters, columns };
}

/** Whether code uses a name. */
function mentions(piece: Code, name: Code): boolean {
  return new RegExp(`\\b${name.text}\\b`).test(piece.text);
}

/** A number that orders as time does: the value, or the code of a sorted dictionary of wide ints. */
function timeAt(scope: Scope, column: string, row: Code): Code {
  const { index, layout } = scope.column(column);
  return layout.form === "bigint-code"
    ? code`${columnNames.codes(index)}[${row}]`
    : code`${columnNames.values(index)}[${row}]`;
}
