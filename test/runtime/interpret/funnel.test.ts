import { describe, expect, test } from "vitest";
import { interpret } from "../../../src/runtime/interpret/index.js";
import { STRING } from "../../../src/types.js";
import { eventLog } from "../../support/event-log.js";
import { aggregate, eventFunnel, isEvent, plainPlan } from "../../support/plain-plan.js";

/** What a funnel of plain steps does not show, or shows as the number of users. */
const bareStep = (name: string, users: number, rows: number) => ({
  name,
  optional: false,
  users,
  rows,
  count: users,
  pending: null,
  duration: null,
});
const bare = {
  absences: [],
  name: null,
  unit: "users",
  duration: null,
  breakdown: null,
  trend: null,
};

const log = eventLog(`
  u1: a@0(item=p) b@1(item=q) c@2
  u2: a@0(item=p) b@0
  u3: b@0 a@1 b@2(item=p) x@3
  u4: b@7`);

test("each step has its users and all of their rows; steps are numbered as the plan names them", () => {
  const { funnels, ...totals } = interpret(plainPlan({ outputs: [eventFunnel(["a", "b", "c"])] }), log);
  expect(totals).toEqual({ users: 4, rows: 10, aggregates: [], retentions: [], paths: [] });
  expect(funnels).toEqual([
    {
      ...bare,
      steps: [
        { ...bareStep("a", 3, 9), aggregates: null },
        { ...bareStep("b", 2, 7), aggregates: null },
        { ...bareStep("c", 1, 3), aggregates: null },
      ],
      atEnd: null,
    },
  ]);
});

test("aggregations of a step run over all rows of its users, those at the end over the last step's", () => {
  const spec = aggregate("rows", { by: "item", byType: STRING });
  const outputs = [eventFunnel(["a", "b"], { name: "f", eachStep: [spec], atEnd: [spec] })];
  const [funnel] = interpret(plainPlan({ outputs }), log).funnels;
  expect(funnel?.steps.map((step) => step.aggregates)).toEqual([
    [
      {
        spec,
        value: [
          ["p", 3n],
          ["q", 1n],
        ],
      },
    ],
    [
      {
        spec,
        value: [
          ["p", 2n],
          ["q", 1n],
        ],
      },
    ],
  ]);
  expect(funnel?.atEnd).toEqual([
    {
      spec,
      value: [
        ["p", 2n],
        ["q", 1n],
      ],
    },
  ]);
});

test("an empty block is an empty list, not absent", () => {
  const outputs = [eventFunnel(["z"], { eachStep: [], atEnd: [] })];
  expect(interpret(plainPlan({ outputs }), log).funnels[0]).toEqual({
    ...bare,
    steps: [{ ...bareStep("z", 0, 0), aggregates: [] }],
    atEnd: [],
  });
});

test("a funnel runs over the users that the condition picks, several funnels over the same ones", () => {
  const condition = { kind: "any", predicate: isEvent("x") } as const;
  const outputs = [eventFunnel(["a", "b"]), eventFunnel(["b", "a"])];
  const { users, funnels } = interpret(plainPlan({ condition, outputs }), log);
  expect(users).toBe(1);
  expect(funnels.map((funnel) => funnel.steps.map((step) => step.users))).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

describe("times", () => {
  const levels = (times: readonly (bigint | number)[], steps: readonly string[]): number => {
    const rows = times.map((time, index) => ({ user: "u", time, event: index % 2 === 0 ? "a" : "b" }));
    const { funnels } = interpret(plainPlan({ outputs: [eventFunnel(steps)] }), rows);
    return funnels[0]?.steps.filter((step) => step.users === 1).length ?? 0;
  };

  test("beyond 2^53 stay apart", () => {
    expect(levels([2n ** 60n, 2n ** 60n + 1n], ["a", "b"])).toBe(2);
    expect(levels([2n ** 60n + 1n, 2n ** 60n], ["a", "b"])).toBe(1);
  });

  test("may be fractions, infinite or negative; -0 and 0 are one instant", () => {
    expect(levels([0.1, 0.2], ["a", "b"])).toBe(2);
    expect(levels([-0, 0], ["a", "b"])).toBe(1);
    expect(levels([Number.NEGATIVE_INFINITY, -5], ["a", "b"])).toBe(2);
    expect(levels([-3n, -2n], ["a", "b"])).toBe(2);
  });
});
