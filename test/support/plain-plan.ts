import { plainChain } from "../../src/planner/chain.js";
import type { AggregateSpec, Operand, Predicate } from "../../src/planner/expression.js";
import type { FunnelNode, LogicalPlan } from "../../src/planner/logical/plan.js";
import type { UserCondition } from "../../src/planner/user-condition.js";
import type { DataType, ScalarType } from "../../src/types.js";
import { INT, STRING } from "../../src/types.js";

/** Logical plans over an event log, written without parser and planner. */

export function column(name: string, type: DataType): Operand {
  return { kind: "column", name, type };
}

export function literal(value: bigint | number | string | boolean, type: ScalarType): Operand {
  return { kind: "literal", value, type };
}

/** `event == name`. */
export function isEvent(name: string): Predicate {
  return {
    kind: "compare",
    op: "==",
    over: "string",
    left: column("event", STRING),
    right: literal(name, STRING),
  };
}

export const ALWAYS: Predicate = { kind: "constant", value: true };

/** The funnel over events `a > b > c`, each a step of its own name. */
export function eventFunnel(events: readonly string[], more: Partial<FunnelNode> = {}): FunnelNode {
  const steps = events.map((name) => ({ name, predicate: isEvent(name) }));
  return {
    kind: "funnel",
    name: null,
    chain: plainChain(steps),
    count: "users",
    choice: "earliest",
    by: null,
    per: null,
    durations: null,
    pending: null,
    eachStep: null,
    atEnd: null,
    ending: null,
    ...more,
  };
}

/** An aggregation; what is not said is null. */
export function aggregate(fn: AggregateSpec["fn"], more: Partial<AggregateSpec> = {}): AggregateSpec {
  return {
    over: "user",
    fn,
    column: null,
    columnType: null,
    by: null,
    byType: null,
    top: null,
    name: null,
    ...more,
  };
}

/** `n >= 3` and the like. */
export function intCompare(name: string, op: "==" | "<" | "<=" | ">" | ">=", value: bigint): Predicate {
  return { kind: "compare", op, over: "number", left: column(name, INT), right: literal(value, INT) };
}

/** A plan over an event log, as it is built before any rule. */
export function plainPlan(parts: {
  readonly condition?: UserCondition;
  readonly timeframe?: Predicate;
  readonly outputs?: LogicalPlan["outputs"];
  readonly order?: readonly string[];
}): LogicalPlan {
  const columns = ["user", "time", "event", "item", "n", "x", "ok"];
  const scan = {
    kind: "scan",
    dataset: "log",
    columns,
    deferred: [],
    rowFilter: null,
    required: [],
  } as const;
  const filtered = parts.timeframe && ({ kind: "filter", predicate: parts.timeframe, input: scan } as const);
  return {
    kind: "query",
    shared: [],
    sessionGap: null,
    input: {
      kind: "select",
      condition: parts.condition ?? { kind: "constant", value: true },
      input: {
        kind: "group",
        users: "user",
        time: "time",
        order: parts.order ?? [],
        input: filtered ?? scan,
      },
    },
    outputs: parts.outputs ?? [],
  };
}
