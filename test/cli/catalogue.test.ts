import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeShop, SHOP_QUERY } from "../support/shop.js";

const shop = makeShop();
const { at, cli } = shop;

beforeAll(async () => {
  await shop.open();
});
afterAll(shop.remove);

describe("explain, check, fmt", () => {
  it("explains plans, kernel and run", async () => {
    const { code, out } = await cli(["explain", at("q.funnel"), "--kernel", "--analyze"]);
    expect(code).toBe(0);
    for (const title of ["logical plan", "physical plan", "kernel", "run: ", "parts"]) {
      expect(out).toMatch(new RegExp(`^${title}`, "m"));
    }
    const json = JSON.parse((await cli(["explain", at("q.funnel"), "--json"])).out);
    expect(json.physical.passes.scan.funnels).toHaveLength(1);
    expect(json.explanation.at(-1).title).toBe("bytes to read");
    expect(json.explanation.at(-1).text).toMatch(/^read .*: [1-9][\d,]* bytes in \d+ of \d+ row groups/);
  });

  it("checks syntax alone, and names where a dataset is known", async () => {
    expect((await cli(["check", "-e", "where any(x == 1)"])).out).toBe(
      "<text>: correct (syntax only: no dataset is given)\n",
    );
    expect((await cli(["check", at("q.funnel")])).out).toBe(`${at("q.funnel")}: correct (against shop)\n`);
    expect(JSON.parse((await cli(["check", at("q.funnel"), "--json"])).out)).toEqual({
      success: true,
      dataset: "shop",
      warnings: [],
    });
    expect((await cli(["check", "-e", "where any(x == 1)", "-d", "shop"])).code).toBe(2);
  });

  it("formats, converts, rewrites and checks, keeping comments", async () => {
    writeFileSync(at("f.funnel"), SHOP_QUERY);
    const check = await cli(["fmt", "--check", at("f.funnel")]);
    expect([check.code, check.err.split("\n")[0]]).toEqual([
      2,
      `error[not-formatted]: "${at("f.funnel")}" is not in canonical form`,
    ]);
    expect((await cli(["fmt", "--write", at("f.funnel")])).code).toBe(0);
    expect(readFileSync(at("f.funnel"), "utf8")).toContain("// buyers");
    expect((await cli(["fmt", "--check", at("f.funnel")])).code).toBe(0);
    const json = (await cli(["fmt", "--to", "json", at("f.funnel")])).out;
    const back = (await cli(["fmt", "--to", "funnel", "-"], json)).out;
    expect(back).toBe(readFileSync(at("f.funnel"), "utf8").replace("// buyers\n", ""));
  });
});

describe("catalogue", () => {
  it("registers, lists, informs and forgets", async () => {
    const register = await cli([
      "register",
      "again",
      at("parts"),
      "user",
      "ts",
      "--revision",
      "r1",
      "--validation",
      "all",
    ]);
    expect([register.code, register.err]).toEqual([0, ""]);
    expect(register.out).toContain("revision r1");
    expect((await cli(["list"])).out).toMatch(/^name .*\nagain .*\nshop /);
    const info = JSON.parse((await cli(["info", "again", "--full", "--json"])).out);
    expect(info).toMatchObject({
      success: true,
      dataset: { groupIdColumn: "user", totalParts: info.parts.totalParts },
    });
    expect(info.schema.columns.map((column: { name: string }) => column.name)).toContain("price");
    expect((await cli(["info", "again"])).out).toContain("time unit   ms");
    await cli(["run", "-d", "again", "-e", ""]);
    const kept = await cli(["unregister", "again"]);
    expect([kept.code, kept.err]).toEqual([2, expect.stringContaining("last used")]);
    expect((await cli(["unregister", "again", "--force"])).out).toBe('dataset "again" is unregistered\n');
    expect(JSON.parse((await cli(["unregister", "again", "--json"])).out)).toEqual({
      success: true,
      datasetFound: false,
    });
    expect((await cli(["info", "shopp"])).err).toContain('did you mean "shop"?');
  });
});
