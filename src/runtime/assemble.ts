import { type AggregateGroup, aggregateGroups, isDeferred, levelCount } from "../planner/aggregate-groups.js";
import { requiredSteps } from "../planner/chain.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { slotsOf, slotWidth } from "../planner/slots.js";
import type { AggregateState } from "./aggregate-state.js";
import { type BoundColumns, keysIn } from "./kernel-columns.js";
import type { AggregatePartial, Partial } from "./partial.js";
import type { Gathered } from "./passes/gather.js";
import type { Scanned } from "./passes/scan.js";
import { emptyPaths } from "./paths/partial.js";
import { emptyRetention } from "./retention/partial.js";

/** A part's partial from the states that its kernels left. */
export function assemblePartial(plan: PhysicalPlan, scanned: Scanned, gathered: Gathered | null): Partial {
  const { scannedUsers, scannedRows, users, rows, usersAt, rowsAt } = scanned;
  return {
    scannedUsers,
    scannedRows,
    users,
    rows,
    funnels: usersAt.map(
      (counts, at) =>
        scanned.sinks[at]?.partial() ?? {
          users: counts,
          rows: rowsAt[at] ?? new Float64Array(),
          detail: null,
        },
    ),
    retentions: scanned.rowSinks.retentions.map((sink) => sink.partial()),
    paths: scanned.rowSinks.paths.map((sink) => sink.partial()),
    groups: aggregateGroups(plan).map((group, at) => {
      const early = partsOf(scanned.states[at], scanned.bound);
      const late = gathered ? partsOf(gathered.states[at], gathered.bound) : null;
      return Array.from({ length: levelCount(group) }, (_, level) =>
        levelPartial(plan, group, level, early, late),
      );
    }),
  };
}

/** The partial of a part in which no user can match. */
export function emptyPartial(plan: PhysicalPlan): Partial {
  return {
    scannedUsers: 0,
    scannedRows: 0,
    users: 0,
    rows: 0,
    funnels: plan.passes.scan.funnels.map(({ chain }) => {
      const levels = requiredSteps(chain).length + 1;
      return { users: new Float64Array(levels), rows: new Float64Array(levels), detail: null };
    }),
    retentions: plan.passes.scan.retentions.map(emptyRetention),
    paths: plan.passes.scan.paths.map(emptyPaths),
    groups: aggregateGroups(plan).map((group) => Array.from({ length: levelCount(group) }, () => null)),
  };
}

/** Partials of a state by level, in the order of its own specs. */
type ByLevel = (level: number) => readonly AggregatePartial[] | null;

function levelPartial(
  plan: PhysicalPlan,
  group: AggregateGroup,
  level: number,
  early: ByLevel,
  late: ByLevel | null,
): readonly AggregatePartial[] | null {
  const present = [...(early(level) ?? [])];
  const deferred = [...(late?.(level) ?? [])];
  if (present.length + deferred.length === 0) return null;
  return group.specs.flatMap((spec) => (isDeferred(plan, spec) ? deferred : present).shift() ?? []);
}

function partsOf(state: AggregateState | undefined, bound: BoundColumns): ByLevel {
  return (level) => {
    if (!state?.touched(level)) return null;
    const arrays = [...state.at(level)];
    return state.specs.map((spec) => {
      const width = slotsOf(spec).reduce((sum, slot) => sum + slotWidth(slot), 0);
      return occurring(arrays.splice(0, width), keysIn(bound, spec.by));
    });
  };
}

/** Drops keys that did not occur, and the entry for null. */
function occurring(arrays: readonly Float64Array[], keys: ReturnType<typeof keysIn>): AggregatePartial {
  if (keys === null) return { keys: null, slots: arrays.map((array) => array.slice(0, 1)) };
  const [presence] = arrays;
  const codes = Int32Array.from(keys.keys()).filter((code) => presence?.[code] !== 0);
  return {
    keys: Array.from(codes, (code) => keys[code]!),
    slots: arrays.map((array) => Float64Array.from(codes, (code) => array[code]!)),
  };
}
