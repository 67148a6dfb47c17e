import { type AggregateGroup, aggregateGroups, isDeferred } from "../planner/aggregate-groups.js";
import type { AggregateSpec } from "../planner/expression.js";
import { feedsPaths } from "../planner/paths.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { UserCondition } from "../planner/user-condition.js";
import { columnNames, rowAccess } from "./access.js";
import { type Code, code, EMPTY, indent, joined, TRUE } from "./code.js";
import { emitFunnelGroup } from "./emit/aggregate/funnel-group.js";
import { emitGroup } from "./emit/aggregate/group.js";
import { inBatches, overAllRows } from "./emit/batches.js";
import { emitCondition } from "./emit/condition/index.js";
import { emitFunnel } from "./emit/funnel.js";
import { emitPredicate } from "./emit/predicate/index.js";
import { emitRowOutputs } from "./emit/row-outputs.js";
import type { Tracked, Walk } from "./emit/walk.js";
import type { ColumnLayout, KernelSource } from "./kernel-source.js";
import { bindColumns } from "./prologue.js";
import type { ScanForm } from "./scan-form.js";
import { Scope } from "./scope.js";
import { searchable } from "./searchable.js";
import { emitSkip } from "./skip.js";

/**
 * The kernel of a scan pass: goes from user to user and looks through the rows of each for all conditions, sequences and
 * funnels, then, for users that match, adds their rows to the aggregations whose columns are there. `input`: runtime/kernel-input.ts.
 */
export function scanKernel(
  plan: PhysicalPlan,
  columns: readonly ColumnLayout[],
  form: ScanForm,
): KernelSource {
  const { scan } = plan.passes;
  const scope = new Scope(columns);
  const row = code`i`;
  const access = rowAccess(scope, row);
  const skip = emitSkip(scope, scan.filter, scan.shared, row);
  const isWhole = skip === EMPTY;

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
    skip,
    rows: code`rows`,
    ties: form.ties,
    searchable: (predicate) => searchable(plan, predicate),
  };
  const conditions = conjuncts(scan.condition).map((item) => emitCondition(walk, item));
  const searched = conditions.filter(({ step }) => step.length === 0);
  const walkedConditions = conditions.filter(({ step }) => step.length > 0);
  const funnels = scan.funnels.map((funnel, at) =>
    emitFunnel(walk, funnel, at, at === form.matched || feedsPaths(scan.paths, at)),
  );
  const late = funnels.filter(({ step }) => step.length === 0);
  const early = funnels.filter(({ step }) => step.length > 0);
  const steps = [...walkedConditions, ...early].flatMap(({ step }) => step);
  const counting = isWhole
    ? EMPTY
    : code`${note}
    rows++;`;
  const walked =
    steps.length === 0 && isWhole
      ? EMPTY
      : code`for (let i = start; i < end; i++) {
          ${skip}
          ${counting}
          ${sharedLines.filter((_, at) => steps.some((step) => mentions(step, shared[at] ?? EMPTY)))}
          ${steps}
        }`;

  const settled = funnels.map(
    ({ settle, level }, at) => code`${settle}
      ${noteLevel(scope, plan, at, level)}`,
  );
  const isFlat = (spec: AggregateSpec): boolean => form.takesAll && spec.fn !== "users";
  const flat: Code[] = [];
  const groups = aggregateGroups(plan).map(({ over, rows: from, specs }, state) => {
    const present = specs.filter((spec) => !isDeferred(plan, spec));
    if (present.length === 0) return EMPTY;
    const open = (spec: AggregateSpec): boolean => !form.answered.has(spec);
    const work = { scope, state, specs: present, skip, rows: code`rows` };
    const funnel = over.kind === "query" ? null : (funnels[over.funnel] ?? null);
    if (over.kind === "query") {
      flat.push(emitGroup({ ...work, level: code`0`, chosen: (spec) => open(spec) && isFlat(spec) }));
      return emitGroup({ ...work, level: code`0`, chosen: (spec) => open(spec) && !isFlat(spec) });
    }
    if (funnel === null) return EMPTY;
    const { level, reached, chosen } = funnel;
    return emitFunnelGroup({ ...work, over, from, level, reached, chosen });
  });
  const rest = [...walkedConditions, ...(isWhole ? [] : searched)];

  const text = code`"use strict";
    const { runs, userCount, matched, passing, chosen, ties } = input;
    ${bindColumns(columns)}
    ${scope.prologue}
    ${flat.some((group) => group !== EMPTY) ? overAllRows(code`${flat}`) : EMPTY}
    const counts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
    ${inBatches(
      form.isChosen,
      code`let scannedUsers = 0, scannedRows = 0, users = 0, total = 0;`,
      code`const start = runs[user], end = runs[user + 1];
      ${isWhole ? code`const rows = end - start;` : code`let rows = 0;`}
      ${isWhole ? searched.map(passOrSkip) : EMPTY}
      ${rest.flatMap(({ declare }) => declare)}
      ${rest.flatMap(({ search }) => search ?? [])}
      ${early.flatMap(({ declare }) => declare)}
      ${walked}
      ${isWhole ? EMPTY : code`if (rows === 0) continue;`}
      ${isWhole ? EMPTY : code`scannedUsers++;`}
      ${isWhole ? EMPTY : code`scannedRows += rows;`}
      ${unless(rest.map(({ test }) => test))}
      ${late.flatMap(({ declare, search }) => [...declare, ...search])}
      users++;
      total += rows;
      matched[user] = 1;
      ${settled}
      ${groups}
      ${emitRowOutputs(
        walk,
        scan,
        funnels.map(({ level }) => level),
        skip,
      )}`,
      code`counts.scannedUsers += scannedUsers;
        counts.scannedRows += scannedRows;
        counts.users += users;
        counts.rows += total;`,
    )}
    ${isWhole ? code`counts.scannedUsers = userCount;` : EMPTY}
    ${isWhole ? code`counts.scannedRows = runs[userCount];` : EMPTY}
    return counts;`;
  return { text: indent(text), parameters: scope.parameters, columns, sequences: scope.sequences };
}

/** Conditions that all have to hold: one that fails ends the work on a user. */
function conjuncts(condition: UserCondition): readonly UserCondition[] {
  return condition.kind === "and" ? condition.items.flatMap(conjuncts) : [condition];
}

function passOrSkip({ declare, search, test }: Tracked): Code {
  return code`${declare}
    ${search ?? []}
    ${unless([test])}`;
}

/** Goes on to the next user where a test fails. */
function unless(tests: readonly Code[]): Code {
  const open = tests.filter((test) => test !== TRUE);
  return open.length === 0 ? EMPTY : code`if (!(${joined("&&", open, TRUE)})) continue;`;
}

/** Levels are kept by user only where a gather pass asks for them. */
function noteLevel(scope: Scope, plan: PhysicalPlan, funnel: number, level: Code): Code {
  const isAsked = ({ over, specs }: AggregateGroup): boolean =>
    over.kind !== "query" && over.funnel === funnel && specs.some((spec) => isDeferred(plan, spec));
  if (!aggregateGroups(plan).some(isAsked)) return EMPTY;
  const levels = scope.fresh("levels");
  scope.prologue.push(code`const ${levels} = input.levels[${funnel}];`);
  return code`${levels}[user] = ${level};`;
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
