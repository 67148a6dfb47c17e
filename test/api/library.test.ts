import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, explain, FrocketError, formatError, run } from "../../src/index.js";
import { makeShop } from "../support/shop.js";

const shop = makeShop();
const source = { data: shop.at("parts"), users: "user", time: "ts" };

beforeAll(async () => {
  expect((await shop.open()).code).toBe(0);
});
afterAll(shop.remove);

describe("the library", () => {
  it("compiles once, explains, and runs any number of times", async () => {
    const compiled = await compile('funnel { step event == "view"  step bought: event == "buy" }', source);
    expect(await explain(compiled)).toContain("physical plan\n  plan ");
    const answers = [
      await run(compiled, { threads: 1 }),
      await run(compiled, { threads: 1, collectUsers: true }),
    ];
    for (const { result } of answers) {
      expect(result.funnels[0]?.steps.map(({ name, users }) => [name, users])).toEqual([
        ["step 1", 3],
        ["bought", 1],
      ]);
    }
    expect(answers.map(({ users }) => users && [...users].sort())).toEqual([null, ["u1", "u2", "u3"]]);
    expect(JSON.parse(answers[0]?.toJson() ?? "").funnel.sequence[1].conversion).toEqual({
      fromFirst: 1 / 3,
      fromPrevious: 1 / 3,
    });
  });

  it("takes text, params, and registered datasets of a home", async () => {
    const options = { home: shop.at("home"), threads: 1, params: { least: "2" } };
    const { result } = await run("from shop param least = 9 where count() >= $least", options);
    expect([result.users, result.rows]).toEqual([2, 4]);
  });

  it("reads what a query names beside its own file", async () => {
    writeFileSync(shop.at("defs.funnel"), 'define bought = event == "buy"');
    writeFileSync(shop.at("ids.txt"), "u1\nu2\n");
    const text = 'from "./parts" include "defs.funnel" where any(bought) and users in "ids.txt"';
    const { result } = await run(text, { file: shop.at("main.funnel"), threads: 1 });
    expect(result.users).toBe(1);
  });

  it("throws errors that can be drawn, of included files too", async () => {
    writeFileSync(shop.at("wrong.funnel"), "define bought = event ==");
    const sources = new Map<string, string>();
    const text = 'include "wrong.funnel"';
    const failure = run(text, { ...source, file: shop.at("main.funnel"), sources });
    await expect(failure).rejects.toBeInstanceOf(FrocketError);
    const error = await failure.catch((thrown: FrocketError) => thrown);
    expect(error instanceof FrocketError && formatError(error, sources)).toContain(
      `--> ${shop.at("wrong.funnel")}:1:`,
    );
    await expect(run("", { data: "x", dataset: "y" })).rejects.toMatchObject({ code: "bad-arguments" });
    await expect(run("include 'nowhere.funnel'", source)).rejects.toMatchObject({
      code: "query-file-missing",
    });
  });
});
