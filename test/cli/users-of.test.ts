import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeShop } from "../support/shop.js";

const shop = makeShop();
const { at, cli } = shop;
const FUNNELS = `from shop
funnel f { step viewed: event == "view"  step again: event == "view" optional  step bought: event == "buy"  window 7d }
funnel g { step bought: event == "buy"  step late: event == "buy" after 1d }`;

beforeAll(async () => {
  expect((await shop.open()).code).toBe(0);
});
afterAll(shop.remove);

function run(usersOf: string, file: string, query = FUNNELS) {
  return cli(["run", "-e", query, "--users-out", at(file), "--users-of", usersOf]);
}

describe("run --users-of", () => {
  it.each([
    [
      "reached viewed",
      "user,viewed,again,bought\nu1,1600000000000,,1600000001000\nu2,1600000002000,,\nu3,1600000003000,,\n",
    ],
    ["pending f:bought", "user,viewed,again,bought\nu2,1600000002000,,\nu3,1600000003000,,\n"],
    ['reached "again"', "user,viewed,again,bought\n"],
    ["dropped g:bought", "user,bought,late\nu1,1600000001000,\nu3,1600000003000,\n"],
  ])("%s", async (usersOf, text) => {
    const { code, err, out } = await run(usersOf, "u.csv");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("3 users, 5 rows");
    expect(readFileSync(at("u.csv"), "utf8")).toBe(text);
  });

  it("writes Parquet that is a dataset of its own", async () => {
    expect((await run("reached viewed", "u.parquet")).code).toBe(0);
    const query = "aggregate { count  count(bought)  max(bought) }";
    const { out } = await cli([
      "run",
      "-e",
      query,
      "--data",
      at("u.parquet"),
      "--users",
      "user",
      "--time",
      "viewed",
    ]);
    expect(out).toMatch(
      /3 users, 3 rows\n\n {2}count +3\n {2}count\(bought\) +1\n {2}max\(bought\) +1,600,000,001,000/,
    );
  });

  it.each([
    [
      "reached boght",
      'no funnel has a step "boght"',
      'did you mean "bought"? the steps are "viewed", "again", "bought", "late"',
    ],
    ["reached bought", 'several funnels have a step "bought"', "write FUNNEL:STEP"],
    [
      "dropped f:bought",
      'nobody drops after "bought", the last step of the funnel',
      "ask for users who reached it",
    ],
    ["dropped again", 'step "again" is optional: nobody is dropped there', "ask for users who reached it"],
    [
      "pending late",
      "nobody is pending in a funnel without a window",
      "pending users need a window, and count users",
    ],
    [
      "viewed",
      'users of a funnel are "reached STEP", "dropped STEP" or "pending STEP", found "viewed"',
      "see frocket COMMAND --help",
    ],
  ])("refuses %s", async (usersOf, what, hint) => {
    const { code, err } = await run(usersOf, "none.csv");
    expect([code, err]).toEqual([2, `error[bad-arguments]: ${what}\nhint: ${hint}\n`]);
  });

  it("refuses a query without funnels, and a flag without a file", async () => {
    expect((await run("reached a", "none.csv", "from shop")).err).toContain(
      "the query has no funnel to take users of",
    );
    const { code, err } = await cli(["run", "-e", FUNNELS, "--users-of", "reached viewed"]);
    expect([code, err]).toEqual([
      2,
      "error[bad-arguments]: --users-of expects a file to write to\nhint: add --users-out FILE\n",
    ]);
  });
});
