import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, run } from "../../src/index.js";
import { makeShop } from "../support/shop.js";

const shop = makeShop();
const home = shop.at("home");
const text = 'from shop where any(event == "buy")';

beforeAll(async () => {
  expect((await shop.open()).code).toBe(0);
});
afterAll(shop.remove);

const users = async (query: string, options = {}): Promise<number> =>
  (await run(query, { home, threads: 1, ...options })).result.users;

describe("a query that is asked again", () => {
  it("is planned once for a dataset, params and settings", async () => {
    const first = await compile(text, { home });
    expect((await compile(text, { home })).physical).toBe(first.physical);
    expect((await compile(text, { home, params: {} })).physical).toBe(first.physical);
    const query = "from shop param least = 1 where count() >= $least";
    const one = await compile(query, { home, params: { least: "2" } });
    expect((await compile(query, { home, params: { least: "3" } })).physical.hash).not.toBe(
      one.physical.hash,
    );
    process.env.FROCKET_AGGREGATIONS_TOP_DEFAULT_COUNT = "3";
    expect((await compile(text, { home })).physical).not.toBe(first.physical);
    delete process.env.FROCKET_AGGREGATIONS_TOP_DEFAULT_COUNT;
  });

  it("reads what it includes again", async () => {
    const file = shop.at("main.funnel");
    const query = 'from shop include "defs.funnel" where any(wanted)';
    writeFileSync(shop.at("defs.funnel"), 'define wanted = event == "buy"');
    expect(await users(query, { file })).toBe(2);
    writeFileSync(shop.at("defs.funnel"), 'define wanted = event == "view"');
    expect(await users(query, { file })).toBe(3);
  });

  it("names relative files by where it stands", async () => {
    const ids = 'from shop where users in "ids.txt"';
    for (const [folder, id] of [
      ["parts", "u1\nu2\n"],
      ["home", "u3\n"],
    ] as const) {
      writeFileSync(shop.at(`${folder}/ids.txt`), id);
    }
    expect(await users(ids, { file: shop.at("parts/q.funnel") })).toBe(2);
    expect(await users(ids, { file: shop.at("home/q.funnel") })).toBe(1);
    rmSync(shop.at("parts/ids.txt"));
  });

  it("sees a new registration, a damaged one, and none", async () => {
    expect(await users(text)).toBe(2);
    const entry = join(home, "datasets", "shop.json");
    const whole = readFileSync(entry, "utf8");
    writeFileSync(entry, whole.replace(/"rowCount": 5/, '"rowCount": 6'));
    await expect(users(text)).rejects.toMatchObject({ code: "catalog-damaged" });
    rmSync(entry);
    await expect(users(text)).rejects.toMatchObject({ code: "unknown-dataset" });
    writeFileSync(entry, whole);
    expect(await users(text)).toBe(2);
  });

  it("sees files that come, change and go", async () => {
    const parts = shop.at("copies");
    cpSync(shop.at("parts"), parts, { recursive: true });
    const names = readdirSync(parts).filter((name) => name.endsWith(".parquet"));
    const query = { data: parts, users: "user", time: "ts" };
    const ask = () => users('where any(event == "view")', query);
    const { dataset } = await compile("", { home, ...query });
    expect((await compile("", { home, ...query })).dataset).toBe(dataset);
    expect(await ask()).toBe(3);
    const [first = "", second = ""] = names;
    const [one, other] = [readFileSync(join(parts, first)), readFileSync(join(parts, second))];
    rmSync(join(parts, second));
    const without = await ask();
    expect(without).toBeLessThan(3);
    writeFileSync(join(parts, second), other);
    expect(await ask()).toBe(3);
    rmSync(join(parts, first));
    writeFileSync(join(parts, second), one);
    expect(await ask()).toBe(without === 0 ? 3 : without);
  });

  it("notes its use once a second, and again when the note is gone", async () => {
    const note = join(home, "datasets", "shop.used");
    for (let tries = 0; ; tries++) {
      await users(text);
      const before = statSync(note);
      await users(text);
      const after = statSync(note);
      if (after.ino === before.ino) break;
      expect(tries).toBeLessThan(5);
    }
    rmSync(note);
    await users(text);
    expect(JSON.parse(readFileSync(note, "utf8"))).toMatchObject({ at: expect.any(Number) });
    expect(readdirSync(join(home, "datasets")).sort()).toEqual(["shop.json", "shop.used"]);
  });
});
