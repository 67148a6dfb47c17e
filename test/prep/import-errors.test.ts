import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { errorOf, importText } from "./import-text.js";

const root = temporaryDirectory();
const store = localStore();

describe("rejected rows", () => {
  test("are counted by reason with lines and samples, never dropped in silence", async () => {
    const text = 'u,t,x\n1,10,a\n,11,b\n2,,c\n3,soon,d\n4,12\n"",13,e\n5,14,"f"\n';
    const { report, rows } = await importText(root, { "a.csv": text });
    expect(rows.map((row) => row.u)).toEqual([1n, 5n]);
    expect(report).toMatchObject({ rowsRead: 7, rowsWritten: 2, rowsRejected: 5 });
    expect(
      report.rejects.map(({ reason, count, samples }) => [
        reason,
        count,
        samples.map(({ line, text }) => [line, text]),
      ]),
    ).toEqual([
      [
        "no-user",
        2,
        [
          [3, ",11,b"],
          [7, ",13,e"],
        ],
      ],
      ["no-time", 1, [[4, "2,,c"]]],
      ["unreadable-time", 1, [[5, "soon"]]],
      ["field-count", 1, [[6, "4,12"]]],
    ]);
    expect(report.rejects[0]?.meaning).toBe("the user id is empty");
  });

  test("that are not UTF-8 are rejected alone", async () => {
    const text = Buffer.from("u,t,x\n1,1,\xe9\n2,2,ok\n", "latin1");
    const { report, rows } = await importText(root, { "a.csv": text });
    expect(rows).toEqual([{ u: 2n, t: 2n, x: "ok" }]);
    expect(report.rejects).toMatchObject([{ reason: "not-utf8", count: 1, samples: [{ line: 2 }] }]);
  });

  test("do not decide types", async () => {
    const { report } = await importText(root, { "a.csv": "u,t,x\n1,1,5\n,2,text\n" });
    expect(report.columns[2]).toEqual({ name: "x", type: "int", nullable: false });
  });

  test("columns that not all files have are told", async () => {
    const { report, rows } = await importText(root, { "a.csv": "u,t,x\n1,1,5\n", "b.csv": "t,u,y\n2,1,6\n" });
    expect(rows).toEqual([
      { u: 1n, t: 1n, x: 5n, y: null },
      { u: 1n, t: 2n, x: null, y: 6n },
    ]);
    expect(report.warnings.map((warning) => warning.replace(/"[^"]*\//, '"'))).toEqual([
      'column "x" is not in "b.csv": null there',
      'column "y" begins with "b.csv": null before',
    ]);
  });
});

describe("errors", () => {
  const ends = (files: Record<string, string | Uint8Array>, options = {}) =>
    errorOf(importText(root, files, options));

  test("nothing to import", async () => {
    const empty = { code: "import-empty", message: "expected rows, found none in the input file" };
    expect(await ends({ "a.csv": "" })).toMatchObject(empty);
    expect(await ends({ "a.csv": "u,t\n" })).toMatchObject(empty);
    expect(await ends({ "a.csv.gz": gzipSync("u,t\n") })).toMatchObject(empty);
  });

  test("a missing column, with near names", async () => {
    const error = await ends({ "a.csv": "user,t\n1,2\n" }, { users: "usr" });
    expect(error.message).toMatch(/^expected the users column "usr", found none in ".*a\.csv"$/);
    expect(error.hint).toBe('did you mean "user"? the file has: user, t');
    expect(await ends({ "a.ndjson": '{"u":1,"tt":2}' })).toMatchObject({ code: "import-missing-column" });
    expect(await ends({ "a.csv": "u,t\n1,2\n" }, { order: ["k"] })).toMatchObject({
      code: "import-missing-column",
    });
  });

  test("no row with a user and a time", async () => {
    const error = await ends({ "a.csv": "u,t\n1,x\n2,y\n" });
    expect(error.message).toMatch(
      /^expected rows with a user and a time, found 2 rows and none fit; most often the time is neither a number nor an ISO 8601 date-time, as "x" at line 2 of ".*a\.csv"$/,
    );
  });

  test("inputs that cannot be read", async () => {
    expect(await ends({ "a.xlsx": "x" })).toMatchObject({ code: "import-format" });
    expect(await ends({ "a.csv": Buffer.from("\ufeffu,t\n1,2\n", "utf16le") })).toMatchObject({
      code: "import-encoding",
    });
    expect(await ends({ "a.csv.gz": gzipSync("u,t\n1,2\n".repeat(999)).subarray(0, 40) })).toMatchObject({
      code: "import-damaged",
    });
    const out = join(root, "nothing");
    const options = { users: "u", time: "t", parts: 1, out, store };
    expect(await errorOf(importFiles({ ...options, files: [join(root, "no-*.csv")] }))).toMatchObject({
      code: "import-no-files",
    });
    expect(existsSync(out)).toBe(false);
  });

  test("a part beyond the memory budget, with what would do", async () => {
    const text = `u,t\n${Array.from({ length: 60_000 }, (_, i) => `${i},${i}`).join("\n")}`;
    const error = await ends({ "a.csv": text }, { memoryMb: 4 });
    expect(error.message).toMatch(
      /^expected every part to fit into 4 MB while it is sorted, found one of 1 with \d+ rows that needs about 5 MB$/,
    );
    expect(error.hint).toBe("ask for 4 parts or more, or for a greater memory budget");
    const { report } = await importText(root, { "a.csv": text }, { memoryMb: 4, parts: 8 });
    expect(report).toMatchObject({ rowsWritten: 60_000, users: 60_000 });
  });

  test("an output directory that is in use", async () => {
    const directory = mkdtempSync(join(root, "used-"));
    const out = join(directory, "out");
    mkdirSync(out);
    writeFileSync(join(directory, "a.csv"), "u,t\n1,2\n");
    const options = { files: [join(directory, "a.csv")], users: "u", time: "t", parts: 1, out, store };
    await importFiles(options);
    expect(await errorOf(importFiles(options))).toMatchObject({
      code: "import-out-used",
      message: `expected an empty or new directory, found an earlier import in "${out}"`,
    });
    expect((await importFiles({ ...options, overwrite: true })).rowsWritten).toBe(1);
    writeFileSync(join(directory, "other"), "");
    expect(await errorOf(importFiles({ ...options, out: directory, overwrite: true }))).toMatchObject({
      code: "import-out-used",
    });
    expect(readdirSync(directory).sort()).toEqual(["a.csv", "other", "out"]);
  });

  test("an import that is stopped leaves nothing", async () => {
    const directory = mkdtempSync(join(root, "stopped-"));
    const file = join(directory, "a.csv");
    writeFileSync(file, `u,t\n${"1,2\n".repeat(400_000)}`);
    const stop = new AbortController();
    const options = {
      files: [file],
      users: "u",
      time: "t",
      parts: 2,
      out: join(directory, "out"),
      store,
      tempDir: directory,
    };
    const work = importFiles({ ...options, signal: stop.signal, onProgress: () => stop.abort() });
    expect(await errorOf(work)).toMatchObject({ code: "import-stopped" });
    expect(readdirSync(directory)).toEqual(["a.csv"]);
  });

  test("options that cannot be meant", async () => {
    const file = { "a.csv": "u,t\n1,2\n" };
    expect(await ends(file, { parts: 0 })).toMatchObject({
      message: "expected the number of parts to be a whole number from 1 to 4096, found 0",
    });
    expect(await ends(file, { out: "s3://bucket/x" })).toMatchObject({ code: "import-option" });
    expect(await ends(file, { time: "u" })).toMatchObject({ code: "import-option" });
    expect(await ends({ "a.ndjson": '{"u":1,"t":1,"k":[1]}' }, { order: ["k"] })).toMatchObject({
      code: "import-order-column",
    });
  });
});
