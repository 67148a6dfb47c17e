import type { BoundQuery } from "../bind/bound.js";
import type { FilterNode, GroupNode, LogicalPlan, ScanNode } from "./plan.js";

/** The plan that says no more than the query: every column is read, every row is grouped and sorted. */
export function buildLogical(query: BoundQuery): LogicalPlan {
  const scan: ScanNode = {
    kind: "scan",
    dataset: query.dataset,
    columns: query.columns,
    deferred: [],
    rowFilter: null,
    required: [],
  };
  const rows: FilterNode | ScanNode =
    query.timeframe === null ? scan : { kind: "filter", predicate: query.timeframe, input: scan };
  const group: GroupNode = {
    kind: "group",
    users: query.users,
    time: query.time,
    order: query.order,
    input: rows,
  };
  const aggregate =
    query.aggregates.length === 0 ? [] : [{ kind: "aggregate", aggregates: query.aggregates } as const];
  return {
    kind: "query",
    shared: [],
    sessionGap: query.sessionGap,
    input: { kind: "select", condition: query.condition, input: group },
    outputs: [
      ...aggregate,
      ...query.funnels.map((funnel) => ({ kind: "funnel", ...funnel }) as const),
      ...query.retentions.map((retention) => ({ kind: "retention", ...retention }) as const),
      ...query.paths.map((paths) => ({ kind: "paths", ...paths }) as const),
    ],
  };
}
