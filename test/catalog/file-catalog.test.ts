import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileCatalog } from "../../src/catalog/file-catalog.js";
import { bulky } from "./bulky-registration.js";
import { registration } from "./registration.js";
import { failure, temporaryFolder } from "./support.js";

let homes = 0;
const root = temporaryFolder();
function newHome(): string {
  homes++;
  return join(root, `home${homes}`);
}

describe("fileCatalog", () => {
  it("keeps a registration as it is, int64 and non-finite numbers included", async () => {
    const catalog = fileCatalog(newHome());
    const base = registration("retail");
    const info = { ...base.info, timeRange: { min: Number.NEGATIVE_INFINITY, max: 0.1 } };
    for (const kept of [base, { ...base, info }]) {
      await catalog.put(kept);
      expect(await catalog.get("retail")).toEqual(kept);
    }
    expect(await catalog.get("Retail")).toBeNull();
  });

  it("takes any name", async () => {
    const catalog = fileCatalog(newHome());
    const names = [
      "",
      "a/b",
      "../../etc",
      "Ünï📈",
      "x".repeat(4000),
      "nul\0",
      "\ud800",
      "con.",
      " ",
      "__proto__",
      "A",
      "a",
    ];
    for (const name of names) await catalog.put(registration(name));
    for (const name of names) expect((await catalog.get(name))?.info.name).toBe(name);
    const listed = (await catalog.list()).entries.map((entry) => entry.registration.info.name);
    expect(listed.sort()).toEqual([...names].sort());
    for (const name of names) await catalog.remove(name, { interval: 0, force: false });
    expect(await catalog.list()).toEqual({ entries: [], damaged: [] });
  });

  it("replaces a registration and forgets its last use", async () => {
    const home = newHome();
    const catalog = fileCatalog(home);
    await catalog.put(registration("d"));
    await catalog.touch("d", 1000.9);
    expect((await catalog.list()).entries[0]?.lastUsed).toBe(1000);
    for (const change of [{ revision: "r2" }, { registeredAt: "2026-01-02T03:04:05.679Z" }]) {
      await catalog.put(registration("d", change));
      const [entry, ...rest] = (await catalog.list()).entries;
      expect([entry?.registration, entry?.lastUsed, rest.length]).toEqual([
        registration("d", change),
        null,
        0,
      ]);
    }
    writeFileSync(join(home, "datasets", "d.used"), '{"of"');
    expect((await catalog.list()).entries[0]?.lastUsed).toBeNull();
  });

  it("lists the newest first", async () => {
    const catalog = fileCatalog(newHome());
    const days = ["2026-01-02", "2026-03-01", "2025-12-31"];
    for (const day of days) await catalog.put(registration(day, { registeredAt: `${day}T00:00:00.000Z` }));
    const names = (await catalog.list()).entries.map((entry) => entry.registration.info.name);
    expect(names).toEqual(["2026-03-01", "2026-01-02", "2025-12-31"]);
  });

  it("removes, but not within the interval after a use, unless forced", async () => {
    const catalog = fileCatalog(newHome());
    const removal = { interval: 30, force: false };
    expect(await catalog.remove("d", removal)).toEqual({ found: false, lastUsed: null });
    await catalog.touch("d");
    await catalog.put(registration("d"));
    expect(await catalog.remove("d", removal)).toEqual({ found: true, lastUsed: null });
    await catalog.put(registration("d"));
    await catalog.touch("d", 1000);
    const error = await failure(() => catalog.remove("d", { ...removal, now: 1007.9 }));
    expect(error.code).toBe("dataset-in-use");
    expect(error.message).toBe(
      'dataset "d" was last used 7 seconds ago, which is less than the safety interval of 30 seconds',
    );
    expect(error.details).toMatchObject({ lastUsed: 1000 });
    expect(await catalog.remove("d", { ...removal, now: 1030 })).toEqual({ found: true, lastUsed: 1000 });
    for (const options of [
      { interval: 30, force: true },
      { interval: 0, force: false },
    ]) {
      await catalog.put(registration("d"));
      await catalog.touch("d", 1000);
      expect(await catalog.remove("d", { ...options, now: 1000 })).toEqual({ found: true, lastUsed: 1000 });
      expect(await catalog.get("d")).toBeNull();
    }
  });

  it("names a damaged file, lists the others, and lets it be replaced or removed", async () => {
    const home = newHome();
    const catalog = fileCatalog(home);
    await catalog.put(registration("good"));
    const whole = readFileSync(join(home, "datasets", "good.json"), "utf8");
    const path = join(home, "datasets", "bad.json");
    const damages: readonly (readonly [string, string])[] = [
      ["", "something else"],
      [whole.slice(0, whole.length / 2), "something else"],
      ["[1]", "something else"],
      [whole.replace('"version": 1,', '"version": 2,'), "version 2 of the form"],
      [whole.replace("/data/a.parquet", "/data/b.parquet"), "one that was changed since it was written"],
      [whole, "that of another dataset"],
    ];
    for (const [text, reason] of damages) {
      writeFileSync(path, text);
      const error = await failure(() => catalog.get("bad"));
      expect(error.code).toBe("catalog-damaged");
      expect(error.message).toBe(`expected a dataset registration in "${path}", found ${reason}`);
      const listing = await catalog.list();
      expect(listing.entries.map((entry) => entry.registration.info.name)).toEqual(["good"]);
      expect(listing.damaged.map((damage) => damage.message)).toEqual([error.message]);
    }
    expect(await catalog.remove("bad", { interval: 30, force: false })).toEqual({
      found: true,
      lastUsed: null,
    });
    writeFileSync(path, "{");
    await catalog.put(registration("bad"));
    expect((await catalog.get("bad"))?.info.name).toBe("bad");
  });

  it("has nothing in a home that does not exist, and says why one cannot be used", async () => {
    const home = newHome();
    expect(await fileCatalog(home).list()).toEqual({ entries: [], damaged: [] });
    expect(await fileCatalog(home).get("d")).toBeNull();
    mkdirSync(home);
    writeFileSync(join(home, "datasets"), "a file");
    const error = await failure(() => fileCatalog(home).put(registration("d")));
    expect(error.code).toBe("catalog-unusable");
    expect(error.hint).toContain("FROCKET_HOME");
  });

  it("stays whole with many writers at once", async () => {
    const home = newHome();
    const writers = Array.from({ length: 20 }, (_, i) => fileCatalog(home).put(bulky(`writer ${i}`)));
    const readers = Array.from({ length: 20 }, () => fileCatalog(home).get("bulky"));
    for (const read of await Promise.all(readers))
      expect(read === null || read.parts.length === 6000).toBe(true);
    await Promise.all(writers);
    expect((await fileCatalog(home).get("bulky"))?.revision).toMatch(/^writer \d+$/);
    expect(readdirSync(join(home, "datasets"))).toEqual(["bulky.json"]);
  });

  it("keeps the old or the new registration when a writer is killed", { timeout: 60_000 }, async () => {
    const home = newHome();
    const script = fileURLToPath(new URL("put-forever.ts", import.meta.url));
    for (const delay of [3, 17, 29, 41]) {
      const child = spawn(process.execPath, ["--import", "tsx", script, home], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      const kept = await fileCatalog(home).get("bulky");
      expect(kept?.parts[5999]?.path).toBe(`/data/of/${kept?.revision}/part-5999.parquet`);
      expect((await fileCatalog(home).list()).damaged).toEqual([]);
    }
  });
});
