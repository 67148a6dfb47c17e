import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Runnable } from "../../src/api/compile.js";
import { compileOnce } from "../../src/api/kept-plans.js";
import type { QueryOptions } from "../../src/api/options.js";
import { runCompiled } from "../../src/api/run-compiled.js";
import { makeShop } from "../support/shop.js";

const shop = makeShop();
const home = shop.at("home");
const folder = { directory: shop.at("plans"), semantics: "1" };

beforeAll(async () => {
  expect((await shop.open()).code).toBe(0);
});
afterAll(shop.remove);
beforeEach(() => rmSync(folder.directory, { recursive: true, force: true }));

const once = (text: string, options: QueryOptions = {}, where = folder): Promise<Runnable> =>
  compileOnce(text, { home, ...options }, where);
/** Whether a plan comes from a file: planning leaves the logical plan beside it. */
const isKept = (runnable: Runnable): boolean => !("logical" in runnable);
const files = (): readonly string[] =>
  readdirSync(folder.directory).map((name) => join(folder.directory, name));

const TEXT = `from shop param least = 1
timeframe 2019-01-01 .. 2030-01-01
where count(price >= $least) >= 1 and any(price < 2.5 or event in ("buy", "view"))
aggregate { sum(price) by event  max(ts) }
funnel { step event == "view"  step event == "buy"  each step { users } }`;

describe("a plan that is kept", () => {
  it("is the one that was made, with its warnings, and answers the same", async () => {
    const made = await once(TEXT);
    const kept = await once(TEXT);
    expect([isKept(made), isKept(kept)]).toEqual([false, true]);
    const { physical, form, warnings, dataset, catalogHome } = made;
    expect(kept).toEqual({ physical, form, warnings, dataset, catalogHome });
    const [one, other] = [await runCompiled(made, { home }), await runCompiled(kept, { home })];
    expect(other.result).toEqual(one.result);
  });

  it("counts for this text, params, settings, place and program only", async () => {
    await once(TEXT);
    const others: readonly [string, QueryOptions, typeof folder][] = [
      [`${TEXT} `, {}, folder],
      [TEXT, { params: { least: "2" } }, folder],
      [TEXT, { file: shop.at("q.funnel") }, folder],
      [TEXT, {}, { ...folder, semantics: "2" }],
    ];
    for (const [text, options, where] of others) {
      expect(isKept(await once(text, options, where))).toBe(false);
      expect(isKept(await once(text, options, where))).toBe(true);
    }
    process.env.FROCKET_AGGREGATIONS_TOP_DEFAULT_COUNT = "3";
    expect(isKept(await once(TEXT))).toBe(false);
    delete process.env.FROCKET_AGGREGATIONS_TOP_DEFAULT_COUNT;
    expect(isKept(await once(TEXT))).toBe(true);
  });

  it("is made again for a dataset that is described otherwise", async () => {
    const text = 'where any(event == "buy")';
    await once(text, { dataset: "shop" });
    expect(isKept(await once(text, { dataset: "shop" }))).toBe(true);
    const files = { data: shop.at("parts"), users: "event", time: "ts" };
    expect((await once(text, files)).physical.users).toBe("event");
    const again = await once(text, { dataset: "shop" });
    expect([isKept(again), again.physical.users]).toEqual([false, "user"]);
  });

  it("is not kept of texts that include others, nor of wrong ones", async () => {
    writeFileSync(shop.at("defs.funnel"), 'define wanted = event == "buy"');
    const file = shop.at("main.funnel");
    for (let i = 0; i < 2; i++)
      expect(isKept(await once('from shop include "defs.funnel" where any(wanted)', { file }))).toBe(false);
    for (const wrong of ["from shop where", "from shop where any(evnt == 1)", "from nowhere"])
      await expect(once(wrong)).rejects.toMatchObject({ class: "input" });
  });

  it("does not hide that a dataset is gone", async () => {
    await once(TEXT);
    await expect(once(TEXT, { home: shop.at("other") })).rejects.toMatchObject({ code: "unknown-dataset" });
  });

  it("is made again when its file is damaged", async () => {
    await once(TEXT);
    const [path = ""] = files();
    const whole = readFileSync(path, "utf8");
    for (const damaged of ["", "\n", whole.slice(0, -20), whole.replace("price", "prise"), `${whole}x`]) {
      writeFileSync(path, damaged);
      expect(isKept(await once(TEXT))).toBe(false);
      expect(readFileSync(path, "utf8")).toBe(whole);
    }
  });

  it("gives way to newer ones", async () => {
    for (let i = 0; i < 300; i++) await once(`from shop where count() >= ${i}`);
    expect(files().length).toBeLessThanOrEqual(256);
    expect(isKept(await once("from shop where count() >= 299"))).toBe(true);
  });

  it("needs no folder that can be written", async () => {
    writeFileSync(shop.at("file"), "");
    const nowhere = { ...folder, directory: shop.at("file/plans") };
    for (let i = 0; i < 2; i++) expect(isKept(await once(TEXT, {}, nowhere))).toBe(false);
  });
});
