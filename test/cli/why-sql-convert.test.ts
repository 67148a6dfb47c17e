import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeShop } from "../support/shop.js";

const shop = makeShop();
const { at, cli } = shop;

beforeAll(async () => {
  await shop.open();
});
afterAll(shop.remove);

const FUNNEL =
  'from shop where count(event == "view") >= 1 funnel { step viewed: event == "view" step bought: event == "buy" window 1h }';

test("why says how far a user came, in at most as many cells as there are", async () => {
  const { code, out, err } = await cli(["why", "-e", FUNNEL, "--user", "u3"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatchSnapshot();
});

test("why as JSON", async () => {
  const { out } = await cli(["why", "-e", FUNNEL, "--user", "u3", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    success: true,
    user: "u3",
    selected: true,
    funnels: [{ required: 2 }],
  });
});

test("an unknown user is an error with a hint", async () => {
  const { code, err } = await cli(["why", "-e", FUNNEL, "--user", "777"]);
  expect(code).toBe(2);
  expect(err).toContain('error[unknown-user]: no user "777" in dataset "shop"');
});

test("an id that the column cannot hold is an error", async () => {
  writeFileSync(at("ints.csv"), "id,ts,event\n9007199254740993,1600000000000,view\n5,1600000000000,view\n");
  const made = await cli(["import", at("ints.csv"), "--users", "id", "--time", "ts", "--out", at("ints")]);
  expect(made.err + made.out).toContain("2 rows");
  const query = 'funnel { step event == "view" }';
  const wide = await cli(["why", "-e", query, "--data", at("ints"), "--user", "9007199254740993"]);
  expect(wide.out).toContain("user 9007199254740993: 1 row");
  const { code, err } = await cli(["why", "-e", query, "--data", at("ints"), "--user", "x5"]);
  expect([code, err.split("\n")[0]]).toEqual([
    2,
    'error[bad-user-id]: expected a whole number as user id, since column "id" is of type int, found "x5"',
  ]);
});

test("sql writes a statement per table of the answer", async () => {
  const { code, out } = await cli(["sql", "-e", FUNNEL]);
  expect(code).toBe(0);
  expect(out.match(/^-- .*$/gm)).toEqual([
    "-- users that match, and their rows",
    "-- funnel: steps",
    "-- note: users who may still convert (pending) are not told apart",
  ]);
  const json = await cli(["sql", "-e", FUNNEL, "--for", "clickhouse", "--table", "events", "--json"]);
  expect(JSON.parse(json.out)).toMatchObject({ success: true, dialect: "clickhouse" });
  expect(json.out).toContain("FROM `events`");
});

test("sql names the clause that has none, with its place", async () => {
  const text = 'from shop\nfunnel {\n  step event == "view"\n  step event == "buy"\n  count attempts\n}';
  const { code, err } = await cli(["sql", "-e", text]);
  expect(code).toBe(2);
  expect(err).toContain("error[no-sql]");
  expect(err).toContain("<text>:5:");
});

test("convert prints a query and what does not carry over", async () => {
  const { code, out, err } = await cli([
    "convert",
    "--from",
    "clickhouse",
    "-e",
    "windowFunnel(3600)(ts, event = 'view', event = 'buy')",
  ]);
  expect(code).toBe(0);
  expect(out).toContain('step event == "view"');
  expect(err).toContain("warning: the window is in the unit of the time column");
  const refused = await cli(["convert", "--from", "posthog", "-e", '{"kind": "TrendsQuery"}']);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain("error[foreign-shape]");
});
