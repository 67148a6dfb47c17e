import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeShop, SHOP_QUERY } from "../support/shop.js";

const shop = makeShop();
const { at, cli } = shop;

beforeAll(async () => {
  const { code, out, err } = await shop.open();
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^5 rows of 3 users in [12] parts?, /);
  expect(out).toContain("registered as shop");
});
afterAll(shop.remove);

describe("run", () => {
  it("answers a file, standard input, a text, and a stored plan alike", async () => {
    const answer = await cli(["run", at("q.funnel")]);
    expect([answer.code, answer.err]).toEqual([0, ""]);
    expect(answer.out).toMatch(/^3 users, 5 rows\n\ncount by event\n {2}view {2}3 .*\n {2}buy {3}2 /);
    expect(answer.out).toMatch(/bought {6}1 +33.3% +33.3% /);
    await cli(["compile", at("q.funnel"), "-o", at("plan.json")]);
    const others = await Promise.all([
      cli(["run", "-"], SHOP_QUERY),
      cli(["run", "-e", SHOP_QUERY]),
      cli(["run", at("plan.json")]),
      cli(["run", at("plan.json"), "--data", at("parts")]),
    ]);
    const body = answer.out.split("\n").slice(0, -2);
    for (const { out } of others) expect(out.split("\n").slice(0, -2)).toEqual(body);
  });

  it("gives the JSON response with exact keys in rank order", async () => {
    const query =
      '{"query": {"aggregations": [{"column": "price", "type": "countPerValue"}, {"column": "ok"}]}}';
    const { code, out } = await cli(["run", "-d", "shop", "-e", query, "--json"]);
    expect(code).toBe(0);
    expect(out).toContain(
      '"value": {\n          "3.0": 2,\n          "1.5": 1,\n          "2.5": 1\n        }',
    );
    expect(out).toContain('"value": {\n          "True": 3,\n          "False": 1\n        }');
    expect(Object.keys(JSON.parse(out))).toEqual([
      "success",
      "requestId",
      "query",
      "stats",
      "timeUnit",
      "warnings",
    ]);
  });

  it("writes the ids of matching users", async () => {
    const query = ["-d", "shop", "-e", 'where any(event == "buy")'];
    expect((await cli(["run", ...query, "--users-out", at("u.csv")])).code).toBe(0);
    expect(readFileSync(at("u.csv"), "utf8")).toBe("user\nu1\nu3\n");
    expect((await cli(["run", ...query, "--users-out", at("u.parquet")])).code).toBe(0);
    for (const name of ["u.csv", "u.parquet"]) {
      const { out } = await cli(["run", "-d", "shop", "-e", `where users in "${at(name)}"`]);
      expect(out).toMatch(/^2 users, 4 rows\n/);
    }
  });

  it("passes params, and shows errors at their place", async () => {
    const query = "from shop param floor = 1 where sum(price) >= $floor";
    expect((await cli(["run", "-e", query, "--param", "floor=5"])).out).toMatch(/^1 user, 2 rows\n/);
    const { code, err } = await cli(["run", "-e", 'from shop\nwhere any(evnt == "buy")']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^error\[unknown-column\]: .*\n {2}--> <text>:2:11\n 2 \| where any\(evnt == "buy"\)\n {3}\| {11}\^\^\^\^\nhint: did you mean "event"\?/,
    );
    const json = await cli([
      "run",
      "-d",
      "shop",
      "--json",
      "-e",
      '{"query":{"conditions":[{"filter":["evnt","==","x"]}]}}',
    ]);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out).error).toMatchObject({
      kind: "DATASET_MISMATCH",
      pointer: expect.stringContaining("/query/conditions/0"),
    });
  });

  it("refuses a stored plan over a dataset of other columns", async () => {
    const { code, err } = await cli([
      "run",
      at("plan.json"),
      "--data",
      at("parts"),
      "--users",
      "event",
      "--time",
      "ts",
    ]);
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      'error[plan-mismatch]: the compiled plan does not fit the dataset: users are in "user", found "event"',
    ]);
  });
});
