import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { localStore } from "../../src/storage/local.js";
import { countingStore } from "../support/counting-store.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const store = localStore();
const file = (name: string, text = name) => {
  const path = join(directory, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const errorOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "no error",
    (error: unknown) =>
      error instanceof FrocketError ? `${error.code}: ${error.message}` : `escaped: ${error}`,
  );
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("reading", () => {
  it("gives exactly the bytes asked for", async () => {
    const path = file("ten", "0123456789");
    expect(text(await store.read(path, 2, 5))).toBe("234");
    expect(text(await store.read(path, 4, 4))).toBe("");
    expect(text(await store.read(pathToFileURL(path).href, 0, 10))).toBe("0123456789");
    expect((await store.identify(path)).size).toBe(10);
  });

  it("refuses a read beyond the end", async () => {
    const path = file("ten", "0123456789");
    expect(await errorOf(store.read(path, 8, 12))).toBe(
      `file-short: expected bytes 8 to 12 of "${path}", found 2 bytes`,
    );
  });

  it("notices another file at the same path", async () => {
    const path = file("pinned", "0123456789");
    const pinned = await store.identify(path);
    expect(text(await store.read(path, 0, 3, pinned))).toBe("012");
    utimesSync(path, 1, 1);
    expect(await errorOf(store.read(path, 0, 3, pinned))).toMatch(/^file-changed: /);
  });

  it("names what is wrong with a path", async () => {
    const none = join(directory, "none");
    expect(await errorOf(store.identify(none))).toBe(`file-missing: no file or directory "${none}"`);
    expect(await errorOf(store.read(join(file("ten"), "below"), 0, 1))).toMatch(/^file-missing: /);
    expect(await errorOf(store.identify(directory))).toBe(
      `file-unreadable: cannot read "${directory}": it is a directory`,
    );
    expect(await errorOf(store.identify("/dev/null"))).toMatch(/^file-unreadable: .*not a regular file$/);
    expect(await errorOf(store.identify("gs://bucket/part.parquet"))).toBe(
      'storage-unsupported: expected a local path or a file URI, found protocol "gs" in "gs://bucket/part.parquet"',
    );
    expect(await errorOf(store.identify("a\0b"))).toMatch(/^pattern-invalid: /);
    expect(await errorOf(store.identify("file://elsewhere/a"))).toMatch(/^pattern-invalid: /);
  });

  it.skipIf(process.getuid?.() === 0)("says so when access is denied", async () => {
    const path = file("secret");
    chmodSync(path, 0);
    expect(await errorOf(store.read(path, 0, 1))).toBe(`file-denied: no permission for "${path}"`);
  });

  it("can be counted", async () => {
    const counting = countingStore(store);
    const path = file("ten", "0123456789");
    await counting.read(path, 2, 5);
    await counting.read(path, 0, 10);
    expect([counting.reads, counting.bytes]).toEqual([
      [
        { path, start: 2, end: 5 },
        { path, start: 0, end: 10 },
      ],
      13,
    ]);
  });
});

describe("writing", () => {
  it("replaces the whole file, makes directories and leaves nothing else", async () => {
    const path = join(directory, "new", "deep", "part.parquet");
    await store.write(path, Buffer.from("first"));
    await store.write(path, Buffer.from("second"));
    expect(readFileSync(path, "utf8")).toBe("second");
    expect(readdirSync(join(path, ".."))).toEqual(["part.parquet"]);
  });

  it("leaves nothing behind when it fails", async () => {
    const path = join(directory, "occupied");
    mkdirSync(join(path, "by-a-directory"), { recursive: true });
    expect(await errorOf(store.write(path, Buffer.from("x")))).toMatch(/^file-unwritable: /);
    expect(readdirSync(directory).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(await errorOf(store.write(join(file("ten"), "below"), Buffer.from("x")))).toMatch(
      /^file-unwritable: /,
    );
  });
});

describe("listing", () => {
  const list = async (pattern: string) =>
    (await store.list(join(directory, "tree", pattern))).map((path) => path.slice(directory.length + 6));
  for (const name of [
    "part-00000",
    "part-00001",
    "part-00010",
    "part-9",
    "Z",
    "é",
    "😀",
    "\uff5e",
    ".hidden",
    "x[1]",
  ])
    file(`tree/${name}.parquet`);
  for (const name of [
    "notes.txt",
    "sub/a.parquet",
    "sub/deep/b.parquet",
    "other/c.parquet",
    "sub/.git/d.parquet",
  ])
    file(`tree/${name}`);
  symlinkSync(join(directory, "tree"), join(directory, "tree/sub/loop"));

  it("takes a file, or the Parquet files of a directory, sorted by bytes", async () => {
    expect(await list("Z.parquet")).toEqual(["Z.parquet"]);
    expect(await list("x[1].parquet")).toEqual(["x[1].parquet"]);
    const names = ["Z", "part-00000", "part-00001", "part-00010", "part-9", "x[1]", "é", "\uff5e", "😀"];
    expect(await list("")).toEqual(names.map((name) => `${name}.parquet`));
    expect(await errorOf(list("none"))).toMatch(/^file-missing: /);
    expect(await list("none*")).toEqual([]);
  });

  it.each([
    ["part-*.parquet", ["part-00000.parquet", "part-00001.parquet", "part-00010.parquet", "part-9.parquet"]],
    ["part-{:05}.parquet", ["part-00000.parquet", "part-00001.parquet", "part-00010.parquet"]],
    ["part-{}.parquet", ["part-00000.parquet", "part-00001.parquet", "part-00010.parquet", "part-9.parquet"]],
    ["part-0000[0-1].parquet", ["part-00000.parquet", "part-00001.parquet"]],
    ["part-0000[!0].parquet", ["part-00001.parquet"]],
    ["?.parquet", ["Z.parquet", "é.parquet", "\uff5e.parquet", "😀.parquet"]],
    ["{Z,sub/a,sub/{deep/b,none}}.parquet", ["Z.parquet", "sub/a.parquet", "sub/deep/b.parquet"]],
    ["*/*.parquet", ["other/c.parquet", "sub/a.parquet"]],
    ["sub/**/*.parquet", ["sub/a.parquet", "sub/deep/b.parquet"]],
    ["**/**/[bc].parquet", ["other/c.parquet", "sub/deep/b.parquet"]],
    [".h*", [".hidden.parquet"]],
  ])("matches %s", async (pattern, expected) => {
    expect(await list(pattern)).toEqual(expected);
  });

  it("refuses a brace that is not closed, and takes a hostile pattern in no time", async () => {
    expect(await errorOf(list("{a,b"))).toMatch(/^pattern-invalid: .*a { is not closed$/);
    const start = performance.now();
    await list(`${"*a".repeat(200)}b`);
    await list("{a,b}".repeat(9));
    expect(await errorOf(list("{a,b}".repeat(30)))).toMatch(
      /^pattern-invalid: .*more than 1000 alternatives$/,
    );
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
