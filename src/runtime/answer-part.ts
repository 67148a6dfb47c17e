import type { GatherPass, PhysicalPlan } from "../planner/physical/plan.js";
import type { Value } from "../types.js";
import { assemblePartial } from "./assemble.js";
import type { Column } from "./column.js";
import type { ReachedUsers, UsersOf } from "./funnel/reached-users.js";
import type { UserSets } from "./parameters.js";
import type { Partial } from "./partial.js";
import type { Gathered } from "./passes/gather.js";
import type { Grouping } from "./passes/group.js";
import { type Scanned, scanRows } from "./passes/scan.js";
import type { PassLog } from "./report.js";
import type { ForcedStrategy, Strategy } from "./strategy/strategy.js";
import type { UserIds } from "./user-ids.js";

/** The rows of a part in run order, wherever they came from. */
export interface OrderedRows {
  readonly grouping: Grouping;
  readonly strategy: Strategy;
  /** In run order; those at least that the strategy's kernel takes. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Id of the user at a row in run order. */
  readonly userAt: (row: number) => Value;
  /** Ids of the users marked in `chosen`, or of all. */
  readonly idsOf: (chosen: Uint8Array | null) => UserIds;
  /** Runs the gather pass. */
  readonly gather: (pass: GatherPass, scanned: Scanned) => Promise<Gathered>;
}

/** What else a caller wants of a part. */
export interface ExecuteOptions {
  readonly userSets: UserSets;
  /** Ids of the users that match. */
  readonly collectMatched: boolean;
  /** Ids of all users, so that it can be checked that none is in two parts. */
  readonly collectAll: boolean;
  /** Users of a funnel with the times of their chosen rows; null when nobody asks. */
  readonly usersOf: UsersOf | null;
  /** The strategy that is insisted on where indexes are at hand. */
  readonly forced?: ForcedStrategy;
}

/** What a part contributes, and the users that were asked for. */
export interface PartAnswer {
  readonly partial: Partial;
  readonly scannedRows: number;
  readonly scannedUsers: number;
  readonly matched: UserIds | null;
  readonly users: UserIds | null;
  readonly reached: ReachedUsers | null;
}

/** Runs the scan and gather passes of a plan over rows in run order. */
export async function answerPart(
  plan: PhysicalPlan,
  rows: OrderedRows,
  options: ExecuteOptions,
  log: PassLog,
): Promise<PartAnswer> {
  const { gather } = plan.passes;
  const scanned = await log.pass(
    "scan",
    (value) => value.scannedRows,
    () => {
      const marks = gather !== null || options.collectMatched;
      return scanRows(plan, { ...rows, userSets: options.userSets, usersOf: options.usersOf, marks });
    },
  );
  const gathered = gather
    ? await log.pass(
        "gather",
        (value) => value.rowCount,
        () => rows.gather(gather, scanned),
      )
    : null;
  return {
    partial: assemblePartial(plan, scanned, gathered),
    scannedRows: scanned.scannedRows,
    scannedUsers: scanned.scannedUsers,
    matched: options.collectMatched ? rows.idsOf(scanned.matched) : null,
    users: options.collectAll ? rows.idsOf(null) : null,
    reached: scanned.reached && {
      ids: rows.idsOf(scanned.reached.chosen(rows.grouping.userCount)),
      times: scanned.reached.times(),
    },
  };
}
