import fc from "fast-check";
import type { ChainSpec, ChainStep, WithoutSpec } from "../../src/planner/chain.js";
import type { Predicate } from "../../src/planner/expression.js";
import type { FunnelNode, LogicalPlan } from "../../src/planner/logical/plan.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { INT, STRING } from "../../src/types.js";

/** Random logs of few events of many users, and random funnels over them, with every clause. */

/** Rows with columns user, time, seq (order of ties), event, item. */
export const logs: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.array(
      fc.record({
        time: fc.bigInt(0n, 11n),
        event: fc.constantFrom("a", "b", "c", "x"),
        item: fc.constantFrom(null, "i", "i", "j"),
        brand: fc.constantFrom(null, "i", "j", "j"),
      }),
      { maxLength: 8, size: "max" },
    ),
    { minLength: 40, maxLength: 40 },
  )
  .map((users) =>
    users.flatMap((rows, user) => rows.map((row, seq) => ({ user: BigInt(user), seq: BigInt(seq), ...row }))),
  );

const names = fc.constantFrom("a", "b", "c");
const event: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 4, arbitrary: names.map(isEvent) },
  {
    weight: 1,
    arbitrary: fc.tuple(names, names).map(([one, two]) => ({
      kind: "or" as const,
      items: [isEvent(one), isEvent(two)],
    })),
  },
);

function isEvent(name: string): Predicate {
  const left = { kind: "column", name: "event", type: STRING } as const;
  return {
    kind: "compare",
    op: "==",
    over: "string",
    left,
    right: { kind: "literal", type: STRING, value: name },
  };
}

function bound(op: "<" | ">=", value: bigint): Predicate {
  const left = { kind: "column", name: "time", type: INT } as const;
  return { kind: "compare", op, over: "number", left, right: { kind: "literal", type: INT, value } };
}

const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { freq: 3 });
const times = fc.constantFrom(
  ...([
    [2, 2],
    [1, 2],
    [2, 3],
    [1, null],
    [2, null],
  ] as const),
);

function stepsOf(isAny: boolean): fc.Arbitrary<readonly ChainStep[]> {
  const step = fc
    .record({
      predicate: event,
      within: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }),
      after: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 5 }),
      isOptional: fc.boolean(),
      isLoose: fc.boolean(),
      times: fc.option(times, { freq: 5 }),
    })
    .map(({ predicate, within, after, isOptional, isLoose, times: used }) => ({
      name: "",
      predicate,
      within: isAny ? null : within,
      after: isAny ? null : after,
      optional: isOptional && isLoose,
      least: used?.[0] ?? 1,
      most: used === null || used === undefined ? 1 : used[1],
    }));
  return fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) =>
    steps.map((one, at) => ({
      ...one,
      name: `s${at + 1}`,
      ...(at === 0 ? { optional: false, within: null, after: null } : {}),
    })),
  );
}

function withoutsOf(steps: number): fc.Arbitrary<readonly WithoutSpec[]> {
  const without = fc.record({
    predicate: fc.constantFrom("b", "c", "x").map(isEvent),
    scope: fc.constantFrom("attempt", "attempt", "user"),
    gap: fc.integer({ min: 1, max: steps }),
  });
  return fc.oneof(
    fc.constant([]),
    fc.array(without, { maxLength: 2 }).map((list) => list.toSorted((a, b) => a.gap - b.gap)),
  );
}

const hold = fc.constantFrom<ChainSpec["hold"]>(
  [],
  [],
  [],
  [{ kind: "same", column: "item" }],
  [
    { kind: "same", column: "item" },
    { kind: "same", column: "brand" },
  ],
  [{ kind: "pair", left: { column: "item", step: 0 }, right: { column: "brand", step: 1 } }],
);

/** Chains with any clauses that may stand together. */
export const chains: fc.Arbitrary<ChainSpec> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.boolean())
  .chain(([die, isStrict]) => {
    const isAny = die === 0;
    return stepsOf(isAny).chain((steps) =>
      fc.record({
        steps: fc.constant(steps),
        withouts: isAny ? fc.constant([]) : withoutsOf(steps.length),
        window: maybe(fc.integer({ min: 2, max: 9 })),
        sessions: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 8 }),
        order: isAny
          ? fc.constant("any" as const)
          : fc.constantFrom("sequential", "sequential", "sequential", "contiguous", "contiguous-steps"),
        ties: fc.constant(isStrict ? ({ kind: "strict" } as const) : ({ kind: "by-row" } as const)),
        repeats: isAny ? fc.constant("allowed" as const) : fc.constantFrom("allowed", "allowed", "break"),
        entry: isAny ? fc.constant("best" as const) : fc.constantFrom("best", "best", "first"),
        entering: fc.option(
          fc.tuple(fc.bigInt(0n, 4n), fc.bigInt(5n, 11n)).map(([from, to]) => ({
            kind: "and" as const,
            items: [bound(">=", from), bound("<", to)],
          })),
          { freq: 5 },
        ),
        hold: steps.length > 1 ? hold : fc.constant([]),
      }),
    );
  });

/** Plain or windowed chains of single rows in which the chain that counts can be told in SQL. */
export const plainChains: fc.Arbitrary<ChainSpec> = chains.map((chain) => ({
  ...chain,
  order: chain.order === "any" ? "sequential" : chain.order,
  sessions: null,
  withouts: chain.withouts.filter(({ gap }) => gap < chain.steps.length),
  steps: chain.steps.map((step) => ({ ...step, optional: false, least: 1, most: 1 })),
}));

/** A funnel over a chain; what is not said is off. */
export function funnelOf(chain: ChainSpec, more: Partial<FunnelNode> = {}): FunnelNode {
  return {
    kind: "funnel",
    name: null,
    chain,
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

/** A plan over a log, as it is built before any rule. */
export function logPlan(
  outputs: LogicalPlan["outputs"],
  condition: LogicalPlan["input"]["condition"] = { kind: "constant", value: true },
): LogicalPlan {
  const columns = ["user", "time", "seq", "event", "item", "brand"];
  const scan = {
    kind: "scan",
    dataset: "log",
    columns,
    deferred: [],
    rowFilter: null,
    required: [],
  } as const;
  const group = { kind: "group", users: "user", time: "time", order: ["seq"], input: scan } as const;
  return {
    kind: "query",
    shared: [],
    sessionGap: 3,
    input: { kind: "select", condition, input: group },
    outputs,
  };
}
