import { describe, expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import type { DatasetInfo } from "../../../src/planner/catalog.js";
import { bind, buildLogical, lower, optimize, printPhysical } from "../../../src/planner/index.js";
import { retail } from "../retail.js";

function physical(text: string, dataset: DatasetInfo = retail()) {
  const bound = bind(parseFunnel(text, "q.funnel"), dataset);
  return lower(optimize(buildLogical(bound), dataset).plan, dataset, bound.warnings);
}

describe("passes", () => {
  const chain = "funnel { step member step price > 1 }";
  const layout = (grouped: boolean, sorted: boolean) => retail({ layout: { grouped, sorted } });

  test.each([
    ["unknown layout", layout(false, false), true, true],
    ["grouped parts", layout(true, false), false, true],
    ["sorted parts", layout(true, true), false, false],
  ])("%s", (_, dataset, groups, sorts) => {
    const { group, sort } = physical(chain, dataset).passes;
    expect(group).toEqual(groups ? { kind: "group", users: "visitorid" } : null);
    expect(sort).toEqual(sorts ? { kind: "sort", keys: ["timestamp"] } : null);
  });

  test("nothing is sorted when nothing looks at order, and time is not read", () => {
    const { passes, columns } = physical("where count(member) > 2 and not any(price > 1)");
    expect(passes.sort).toBeNull();
    expect(passes.read.columns).toEqual(["visitorid", "price", "member"]);
    expect(columns.map((column) => column.name)).toEqual(["visitorid", "price", "member"]);
  });

  test("a sequence condition looks at order, also inside or and not", () => {
    expect(physical("where not (any(member) or sequence(member -> price > 1))").passes.sort).not.toBeNull();
  });

  test("the timeframe stays a filter of rows beside the choice of row groups", () => {
    const { read, scan } = physical("timeframe 2015-06-01 .. aggregate { count }").passes;
    expect(read.rowFilter).not.toBeNull();
    expect(scan.filter).toEqual(read.rowFilter);
  });

  test("warnings travel with the plan and are part of its hash", () => {
    const plain = physical("timeframe 2015-06-01 ..");
    const outside = physical("timeframe 2016-06-01 ..");
    expect(plain.warnings).toEqual([]);
    expect(outside.warnings).toHaveLength(1);
  });

  test("the same query has the same hash, another literal another", () => {
    expect(physical("where any(price > 1)").hash).toBe(physical("where  any(price > 1.0)").hash);
    expect(physical("where any(price > 1)").hash).not.toBe(physical("where any(price > 2)").hash);
    expect(physical("where any(price > 1)").hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

test("text of a plan with every pass", () => {
  const plan = physical(`
    timeframe 2016-01-01 ..
    where any(event == "buy") and any(visitorid < 100)
    aggregate { users by device }
    funnel checkout {
      step viewed: event == "view" step event == "buy"
      each step { count } at end { sum(price) by event top 3 as "spent" }
    }`);
  expect(printPhysical(plan)).toBe(
    `plan ${plan.hash.slice(0, 12)} over "retail"
  read visitorid, timestamp, event
    row groups where timestamp >= 1451606400000 and visitorid < 100
    parts with event == "buy"
    parts with visitorid < 100
  group by visitorid
  sort by timestamp
  scan
    rows where timestamp >= 1451606400000
    shared[0] = event == "buy"
    users where any(shared[0]) and any(visitorid < 100)
    aggregate
      users by device top 10
    funnel checkout
      1. viewed: event == "view"
      2. step 2: shared[0]
      each step
        count
      at end
        sum(price) by event top 3 as "spent"
  gather price, device
  warning: the timeframe lies outside the data, whose times go from 1430622004384 to 1442545187788`,
  );
});
