import { expect, it } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind, buildLogical, lower } from "../../../src/planner/index.js";
import { ReceivedPlans, SentPlans } from "../../../src/runtime/pool/sent-plans.js";

const info = {
  name: "d",
  columns: [
    { name: "id", type: { kind: "int" }, nullable: false },
    { name: "ts", type: { kind: "int" }, nullable: false },
  ],
  unsupported: [],
  users: "id",
  time: "ts",
  timeUnit: "ms",
  order: [],
  timeRange: null,
  rowCount: 0,
  layout: { grouped: true, sorted: true },
} as const;

it("both ends know the same plans, however many are sent", () => {
  const plans = Array.from({ length: 40 }, (_, at) =>
    lower(buildLogical(bind(parseFunnel(`where count() >= ${at + 1}`, "q"), info)), info),
  );
  const [sent, received] = [new SentPlans(), new ReceivedPlans()];
  const order = [0, 0, ...plans.keys(), ...plans.keys(), 39, 25, 3, 3, 25, 0];
  let repeated = 0;
  for (const at of order) {
    const plan = plans[at];
    if (plan === undefined) continue;
    const message = structuredClone(sent.pack(plan));
    if (message.plan === null) repeated++;
    expect(received.unpack(message)).toEqual(plan);
  }
  expect(repeated).toBeGreaterThan(3);
});

it("a plan that was never sent is refused", () => {
  expect(() => new ReceivedPlans().unpack({ id: 1, plan: null })).toThrow(RangeError);
});
