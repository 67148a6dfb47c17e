import { describe, expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind, buildLogical, lower, optimize, parsePlan, serializePlan } from "../../../src/planner/index.js";
import { canonicalJson, parseCanonicalJson } from "../../../src/planner/physical/canonical-json.js";
import { planHash } from "../../../src/planner/physical/hash.js";
import { type PhysicalPlan, PLAN_VERSION } from "../../../src/planner/physical/plan.js";
import { retail } from "../retail.js";

function physical(text: string): PhysicalPlan {
  const bound = bind(parseFunnel(text, "q.funnel"), retail());
  return lower(optimize(buildLogical(bound), retail()).plan, retail(), bound.warnings);
}

const everything = physical(`
  timeframe 2015-06-01 .. 2016-01-01
  where any(price in (1, 2.5) and itemid == 9007199254740993) or none(event matches "a.c" i)
    or sum(price where tags has all ("a") or created is null) > 2.5 or distinct(event) == 2
    or sequence(member -> hour(timestamp, "Europe/Berlin") == 3 and price > 1e300 * 1e300)
    or users in "ids.csv" or count(lower(event) == "x" and abs(price) - 1 > -length(device)) > 1
  aggregate { count by event min(created) as "first" }
  funnel { step member each step { users by device } at end { } }`);

describe("round trip", () => {
  test("a plan of every kind of node comes back as it was", () => {
    const text = serializePlan(everything);
    expect(parsePlan(text)).toEqual(everything);
    expect(serializePlan(parsePlan(text))).toBe(text);
    expect(text).toContain('{"int":"9007199254740993"}');
    expect(text).toContain('{"float":"Infinity"}');
    expect(text).not.toContain("\n");
  });

  test("numbers that JSON cannot say, and text that looks like them", () => {
    const data = {
      a: [0, -0, Number.NaN, -Infinity, 2n ** 70n, -1n, 0.1],
      b: { int: "x", more: "1" },
      c: null,
    };
    expect(parseCanonicalJson(canonicalJson(data))).toEqual(data);
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
  });
});

describe("damage", () => {
  const text = serializePlan(everything);
  const rehashed = (change: (plan: Record<string, unknown>) => void): string => {
    const { hash: _, ...plan } = { ...everything };
    const copy: Record<string, unknown> = structuredClone(plan);
    change(copy);
    // The shape is what these cases get wrong on purpose; the hash only needs an object.
    return canonicalJson({ ...copy, hash: planHash(copy as Omit<PhysicalPlan, "hash">) });
  };
  const { passes } = everything;

  test.each([
    ["cut short", text.slice(0, -5), "plan-damaged", "the plan is damaged: it is no JSON"],
    ["no object", "[]", "plan-damaged", "the plan is damaged: it has no version"],
    ["null", "null", "plan-damaged", "the plan is damaged: it has no version"],
    [
      "a literal changed",
      text.replace("9007199254740993", "9007199254740994"),
      "plan-damaged",
      "the plan is damaged: its hash is not that of its content",
    ],
    [
      "another version",
      rehashed((plan) => {
        plan.version = 99;
      }),
      "plan-version",
      `expected a plan of version ${PLAN_VERSION}, found version 99`,
    ],
    [
      "a member missing",
      rehashed((plan) => {
        delete plan.users;
      }),
      "plan-damaged",
      "the plan is damaged: plan.users is missing",
    ],
    [
      "a member too many",
      rehashed((plan) => {
        plan.more = 1;
      }),
      "plan-damaged",
      "the plan is damaged: plan.more is unknown",
    ],
    [
      "a wrong type",
      rehashed((plan) => {
        plan.columns = "x";
      }),
      "plan-damaged",
      "the plan is damaged: plan.columns is not a list",
    ],
    [
      "a wrong column type",
      rehashed((plan) => {
        plan.columns = [{ name: "a", type: { kind: "blob" }, nullable: true }];
      }),
      "plan-damaged",
      "the plan is damaged: plan.columns[0].type has no known kind",
    ],
    [
      "an unknown predicate",
      rehashed((plan) => {
        plan.passes = { ...passes, read: { ...passes.read, rowFilter: { kind: "nor", items: [] } } };
      }),
      "plan-damaged",
      "the plan is damaged: plan.passes.read.rowFilter has no known kind",
    ],
    [
      "a wrong operator",
      rehashed((plan) => {
        plan.passes = {
          ...passes,
          scan: {
            ...passes.scan,
            condition: {
              kind: "count",
              predicate: { kind: "constant", value: true },
              threshold: { op: "=", target: 1 },
            },
          },
        };
      }),
      "plan-damaged",
      "the plan is damaged: plan.passes.scan.condition.threshold.op is not one of !=",
    ],
  ])("%s", (_, damaged, code, message) => {
    try {
      parsePlan(damaged);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FrocketError);
      expect(error).toMatchObject({ code, message });
    }
  });
});
