import { describe, expect, test } from "vitest";
import { plainChain } from "../../../src/planner/chain.js";
import type { Predicate } from "../../../src/planner/expression.js";
import type { Threshold, UserCondition } from "../../../src/planner/user-condition.js";
import { type InterpretOptions, interpret } from "../../../src/runtime/interpret/index.js";
import { FLOAT, INT, STRING } from "../../../src/types.js";
import { eventLog } from "../../support/event-log.js";
import { ALWAYS, aggregate, intCompare, isEvent, plainPlan } from "../../support/plain-plan.js";

/** The users of the log for whom the condition holds, joined. */
function selected(log: string, condition: UserCondition, options?: InterpretOptions): string {
  const byUser = aggregate("users", { by: "user", byType: STRING });
  const outputs = [{ kind: "aggregate", aggregates: [byUser] } as const];
  const { aggregates } = interpret(plainPlan({ condition, outputs }), eventLog(log), options);
  const pairs = aggregates[0]?.value;
  return Array.isArray(pairs) ? pairs.map(([user]) => user).join(" ") : "";
}

const count = (predicate: Predicate, op: Threshold["op"], target: bigint): UserCondition => ({
  kind: "count",
  predicate,
  threshold: { op, target },
});
const measured = (
  kind: "sum" | "min" | "max" | "mean" | "distinct",
  column: "n" | "x" | "item",
  op: Threshold["op"],
  target: bigint | number,
  predicate: Predicate = ALWAYS,
): UserCondition => {
  const type = { n: INT, x: FLOAT, item: STRING }[column];
  return { kind, column, type, predicate, threshold: { op, target } };
};

describe("count", () => {
  const log = "u1: a@0 b@1\n u2: b@0 b@1 b@2\n u3: a@0";
  test("a user without a matching row has count 0 and is tested like any other", () => {
    expect(selected(log, count(isEvent("b"), "<", 3n))).toBe("u1 u3");
    expect(selected(log, count(isEvent("b"), "==", 0n))).toBe("u3");
    expect(selected(log, count(isEvent("b"), "!=", 1n))).toBe("u2 u3");
    expect(selected(log, count(ALWAYS, ">=", 3n))).toBe("u2");
  });
});

describe("any and its negations", () => {
  const log = "u1: a@0 b@1\n u2: b@0\n u3: _@0";
  const any = (predicate: Predicate): UserCondition => ({ kind: "any", predicate });
  const not = (item: UserCondition): UserCondition => ({ kind: "not", item });
  test("any, none and every range over all rows of the user, null rows too", () => {
    expect(selected(log, any(isEvent("b")))).toBe("u1 u2");
    expect(selected(log, not(any(isEvent("b"))))).toBe("u3");
    expect(selected(log, not(any({ kind: "not", item: isEvent("b") })))).toBe("u2");
  });
  test("and, or and constants", () => {
    const both: UserCondition = { kind: "and", items: [any(isEvent("a")), any(isEvent("b"))] };
    const either: UserCondition = { kind: "or", items: [any(isEvent("a")), any(isEvent("b"))] };
    expect([selected(log, both), selected(log, either)]).toEqual(["u1", "u1 u2"]);
    expect(selected(log, { kind: "constant", value: false })).toBe("");
  });
});

describe("measures", () => {
  const log = `
    u1: a@0(n=2, x=0.1) a@1(n=3, x=0.2) b@2(n=100)
    u2: a@0(n=9007199254740993) a@1
    u3: b@0(n=5, x=1)
    u4: a@0(x=NaN, n=-1)`;

  test("sum takes the matching rows, skips nulls and is 0 over none", () => {
    expect(selected(log, measured("sum", "n", "==", 5n, isEvent("a")))).toBe("u1");
    expect(selected(log, measured("sum", "n", "==", 0n, isEvent("a")))).toBe("u3");
    expect(selected(log, measured("sum", "n", ">", 9_007_199_254_740_992))).toBe("u2");
    expect(selected(log, measured("sum", "n", "<=", 4.5, isEvent("a")))).toBe("u3 u4");
  });

  test("sums of floats are rounded to float64, then compared exactly", () => {
    // 0.1 + 0.2 as exact binary fractions round to 0.30000000000000004.
    expect(selected(log, measured("sum", "x", "==", 0.30000000000000004))).toBe("u1");
    expect(selected(log, measured("sum", "x", ">", 0.3))).toBe("u1 u3");
  });

  test("min, max and mean over no values are null: every comparison false, != true", () => {
    for (const kind of ["min", "max", "mean"] as const) {
      for (const op of ["==", "<", "<=", ">", ">="] as const) {
        expect(selected("u3: b@0(n=5)", measured(kind, "n", op, 5n, isEvent("a")))).toBe("");
      }
      expect(selected("u3: b@0(n=5)", measured(kind, "n", "!=", 5n, isEvent("a")))).toBe("u3");
    }
  });

  test("min, max and mean", () => {
    expect(selected(log, measured("min", "n", "==", 2n))).toBe("u1");
    expect(selected(log, measured("max", "n", ">", 9_007_199_254_740_992n))).toBe("u2");
    expect(selected(log, measured("mean", "n", "==", 2.5, isEvent("a")))).toBe("u1");
    expect(selected(log, measured("mean", "n", "==", 35n))).toBe("u1");
  });

  test("a NaN sum is different from everything and nothing else", () => {
    expect(selected(log, measured("sum", "x", "!=", 1n))).toBe("u1 u2 u4");
    expect(selected("u4: a@0(x=NaN)", measured("sum", "x", "<=", 0n))).toBe("");
  });

  test("distinct does not count null, takes NaN as one value and -0 as 0, on texts too", () => {
    const values =
      "u1: a@0(x=0) a@1(x=-0) a@2(x=NaN) a@3(x=NaN) a@4\n u2: a@0(item=p) a@1(item=q) a@2(item=p)";
    expect(selected(values, measured("distinct", "x", "==", 2n))).toBe("u1");
    expect(selected(values, measured("distinct", "item", "==", 2n))).toBe("u2");
    expect(selected(values, measured("distinct", "item", "==", 0n))).toBe("u1");
  });
});

test("sequence is true when all steps are reached", () => {
  const chain = plainChain(["a", "b"].map((name) => ({ name, predicate: isEvent(name) })));
  expect(selected("u1: b@0 a@1 b@2\n u2: b@0 a@1\n u3: a@1 b@1", { kind: "sequence", chain })).toBe("u1");
});

test("users in: the id as text is in the saved set; a set that is not there is empty", () => {
  const userSets = new Map([["/sets/vip", new Set(["u2", "u9"])]]);
  const inSet = (path: string): UserCondition => ({ kind: "users-in", path });
  expect(selected("u1: a@0\n u2: a@0", inSet("/sets/vip"), { userSets })).toBe("u2");
  expect(selected("u1: a@0", { kind: "not", item: inSet("/sets/none") }, { userSets })).toBe("u1");
  expect(
    interpret(plainPlan({ condition: inSet("/7") }), [{ user: 7n, time: 0n }], {
      userSets: new Map([["/7", new Set(["7"])]]),
    }).users,
  ).toBe(1);
});

test("conditions see the rows in the timeframe only; a user without rows left is no user", () => {
  const condition = count(isEvent("a"), "==", 0n);
  const plan = plainPlan({ condition, timeframe: intCompare("time", ">=", 5n) });
  expect(interpret(plan, eventLog("u1: a@0 b@5 b@6\n u2: b@4\n u3: a@5"))).toMatchObject({
    users: 1,
    rows: 2,
  });
});
