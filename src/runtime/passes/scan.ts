import type { KernelSource } from "../../codegen/kernel-source.js";
import { scanKernel } from "../../codegen/scan-kernel.js";
import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import { requiredSteps } from "../../planner/chain.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { Value } from "../../types.js";
import { AggregateState } from "../aggregate-state.js";
import type { Column } from "../column.js";
import { compileKernel } from "../compile.js";
import type { ReachedUsersSink, UsersOf } from "../funnel/reached-users.js";
import type { FunnelSink } from "../funnel/sink.js";
import { funnelRunsOf } from "../funnel-runs.js";
import { type BoundColumns, bindKernelColumns, keyCounts } from "../kernel-columns.js";
import type { KernelInput, ScanCounts } from "../kernel-input.js";
import { kernelSource } from "../known-kernels.js";
import type { UserSets } from "../parameters.js";
import { RowBits } from "../row-bits.js";
import { type RowSinks, rowSinksOf } from "../row-sinks.js";
import { keysOnly } from "../strategy/keys-only.js";
import type { CountedUsers, Strategy } from "../strategy/strategy.js";
import { listUsers } from "../strategy/user-bits.js";
import type { Grouping } from "./group.js";

/** What a scan found, user by user and in all. */
export interface Scanned extends ScanCounts {
  /** Of no meaning where marks were not asked for. */
  readonly matched: Uint8Array;
  /** Per row in run order: 1 when it passes the row filter; null without one, or when nobody asks. */
  readonly passing: Uint8Array | null;
  readonly levels: readonly Uint8Array[];
  readonly usersAt: readonly Float64Array[];
  readonly rowsAt: readonly Float64Array[];
  /** Per aggregate group, of the aggregations whose columns were there. */
  readonly states: readonly AggregateState[];
  readonly bound: BoundColumns;
  readonly rowSinks: RowSinks;
  /** Per funnel: what keeps its matches; null where levels are all there is. */
  readonly sinks: readonly (FunnelSink | null)[];
  /** Users of a funnel that were asked for; null when nobody asks. */
  readonly reached: ReachedUsersSink | null;
}

/** What a scan works on. */
export interface ScanInput {
  readonly strategy: Strategy;
  readonly grouping: Grouping;
  /** In run order; those at least that the strategy's kernel takes. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly userSets: UserSets;
  readonly usersOf: UsersOf | null;
  readonly userAt: (row: number) => Value;
  /** Whether anybody looks at `matched` or `levels` afterwards. */
  readonly marks: boolean;
}

/** Walks the users' runs as the strategy says, and adds what it counted without. */
export function scanRows(plan: PhysicalPlan, input: ScanInput): Scanned {
  const { strategy, grouping } = input;
  const { userCount, runs } = grouping;
  const { funnels, filter } = plan.passes.scan;
  const kernelColumns = bindKernelColumns(strategy.columns ?? [], input.columns);
  const bound = keysOnly(kernelColumns, strategy);
  const states = aggregateGroups(plan).map(({ specs }) => {
    const present = specs.filter((spec) => !isDeferred(plan, spec));
    return new AggregateState(present, keyCounts(present, bound));
  });
  const result = {
    matched: new Uint8Array(userCount),
    passing: filter && plan.passes.gather ? new Uint8Array(runs[userCount] ?? 0) : null,
    levels: funnels.map(() => new Uint8Array(userCount)),
    usersAt: funnels.map((funnel) => new Float64Array(requiredSteps(funnel.chain).length + 1)),
    rowsAt: funnels.map((funnel) => new Float64Array(requiredSteps(funnel.chain).length + 1)),
    states,
  };
  const { chosen, ties } = strategy;
  const { userAt } = input;
  const source = strategy.columns === null ? null : scanSource(strategy, kernelColumns);
  const matching = funnelRunsOf(plan, source?.sequences ?? [], input.columns, grouping, input.usersOf);
  const { sinks, reached } = matching;
  const rowSinks = rowSinksOf(plan, bound);
  let counts: ScanCounts = { scannedUsers: userCount, scannedRows: runs[userCount] ?? 0, users: 0, rows: 0 };
  if (source !== null) {
    const kernelInput: KernelInput = {
      ...result,
      runs,
      userCount,
      chosen,
      ties,
      columns: kernelColumns.columns,
      funnels: matching.funnels,
      sequences: matching.sequences,
      rowSinks: [...rowSinks.retentions, ...rowSinks.paths],
      rowBits: new RowBits(),
      userAt,
    };
    counts = compileKernel(source, input.userSets)(kernelInput) ?? NOTHING;
  }
  strategy.fill?.(states);
  if (strategy.counted !== null) counts = addCounted(counts, strategy.counted, result, input.marks);
  return { ...counts, ...result, bound, rowSinks, sinks, reached };
}

const NOTHING: ScanCounts = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };

function scanSource({ plan, form }: Strategy, { layouts }: BoundColumns): KernelSource {
  const key = ["scan", layouts, { ...form, answered: [...form.answered] }];
  return kernelSource(plan, key, () => scanKernel(plan, layouts, form));
}

/** Adds users that were counted, not walked, to the totals and levels. */
function addCounted(
  counts: ScanCounts,
  counted: CountedUsers,
  result: Pick<Scanned, "matched" | "levels" | "usersAt" | "rowsAt">,
  marks: boolean,
): ScanCounts {
  counted.atFirst.forEach(({ users, rows }, at) => {
    const [usersAt, rowsAt] = [result.usersAt[at], result.rowsAt[at]];
    if (usersAt === undefined || rowsAt === undefined) return;
    usersAt[0]! += counted.users - users;
    rowsAt[0]! += counted.rows - rows;
    usersAt[1]! += users;
    rowsAt[1]! += rows;
  });
  if (marks) {
    for (const user of listUsers(counted.bits)) result.matched[user] = 1;
    counted.atFirst.forEach(({ bits }, at) => {
      const level = result.levels[at];
      if (level !== undefined) for (const user of listUsers(bits)) level[user] = 1;
    });
  }
  return { ...counts, users: counts.users + counted.users, rows: counts.rows + counted.rows };
}
