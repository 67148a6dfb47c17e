import { copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compile, FrocketError, formatError, run } from "../../src/index.js";
import { duckRows } from "../support/duckdb.js";
import { expectGolden } from "../support/golden.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const path = (name: string): string => join(directory, name);

const QUERY = `where any(event == "buy")\nfunnel { step event == "view" step event == "buy" }`;

/** Writes rows to a file of the case's folder. */
async function write(file: string, rows: string): Promise<void> {
  mkdirSync(join(path(file), ".."), { recursive: true });
  await duckRows(`COPY (${rows}) TO '${path(file)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
}

const good = (users: string, extra = ""): string =>
  `SELECT ${users} AS "user", 1600000000 + i AS ts, CASE WHEN i % 2 = 0 THEN 'view' ELSE 'buy' END AS event ${extra} FROM range(40) t(i)`;

beforeAll(async () => {
  await write("null-id/a.parquet", good("CASE WHEN i = 7 THEN NULL ELSE i END"));
  await write(
    "null-time/a.parquet",
    `SELECT i AS "user", CASE WHEN i = 3 THEN NULL ELSE i END AS ts, 'buy' AS event FROM range(9) t(i)`,
  );
  await write(
    "nan-time/a.parquet",
    `SELECT i AS "user", CASE WHEN i = 3 THEN 'nan'::DOUBLE ELSE i END AS ts, 'buy' AS event FROM range(9) t(i)`,
  );
  await write("two-parts/a.parquet", good("i"));
  await write("two-parts/b.parquet", good("i + 39"));
  await write("no-match/a.parquet", `SELECT i AS "user", i AS ts, 'view' AS event FROM range(9) t(i)`);
  await write("no-match/b.parquet", `SELECT i + 8 AS "user", i AS ts, 'buy' AS event FROM range(9) t(i)`);
  await write("lacks/a.parquet", good("i", ", 1 AS extra"));
  await write("lacks/b.parquet", good("i + 100"));
  await write("differs/a.parquet", good("i", ", 1 AS extra"));
  await write("differs/b.parquet", good("i + 100", ", 'x' AS extra"));
  await write("text-time/a.parquet", `SELECT i AS "user", 'noon' AS ts, 'buy' AS event FROM range(9) t(i)`);
  await write("float-id/a.parquet", `SELECT i / 2 AS "user", i AS ts, 'buy' AS event FROM range(9) t(i)`);
  await write("ok/a.parquet", good("i"));
  mkdirSync(path("empty-folder"));
  mkdirSync(path("bad"));
  const bytes = readFileSync(path("ok/a.parquet"));
  writeFileSync(path("bad/truncated.parquet"), bytes.subarray(0, bytes.length - 20));
  writeFileSync(path("bad/empty.parquet"), "");
  writeFileSync(path("bad/text.parquet"), "user,ts,event\n1,2,view\n");
  const damaged = Buffer.from(bytes);
  damaged.fill(0xff, 10, 120);
  writeFileSync(path("bad/damaged.parquet"), damaged);
});

const cases: readonly (readonly [name: string, data: string, users?: string, time?: string])[] = [
  ["null id", "null-id/*.parquet"],
  ["null time", "null-time/*.parquet"],
  ["NaN time", "nan-time/*.parquet"],
  ["user in two parts", "two-parts/*.parquet"],
  ["user in two parts, one without a match", "no-match/*.parquet"],
  ["column missing in one part", "lacks/*.parquet"],
  ["column of two types", "differs/*.parquet"],
  ["time is text", "text-time/*.parquet"],
  ["id is a fraction", "float-id/*.parquet"],
  ["no such file", "ok/b.parquet"],
  ["no such folder", "nowhere/*.parquet"],
  ["folder without files", "empty-folder"],
  ["truncated file", "bad/truncated.parquet"],
  ["empty file", "bad/empty.parquet"],
  ["not Parquet", "bad/text.parquet"],
  ["damaged pages", "bad/damaged.parquet"],
  ["users column misspelt", "ok/a.parquet", "usr"],
  ["time column missing", "ok/a.parquet", "user", "when"],
];

async function problemOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    expect(error.class, error.message).toBe("input");
    expect(error.hint, error.message).toBeTruthy();
    return formatError(error, new Map([["q.funnel", QUERY]])).replaceAll(directory, "DIR");
  }
  throw new Error("no error");
}

test("each fault of the data has its code, message and hint", async () => {
  const texts: string[] = [];
  for (const [name, data, users = "user", time = "ts"] of cases) {
    const options = { data: path(data), users, time, threads: 1, file: "q.funnel" };
    texts.push(`## ${name}\n${await problemOf(() => run(QUERY, options))}\n`);
  }
  expectGolden(join(import.meta.dirname, "data-errors.txt"), texts.join("\n"));
});

test.each([1, 2])("a file that changes before it is read is an error, on %i threads", async (threads) => {
  mkdirSync(path(`changing-${threads}`));
  for (const name of ["a", "b"]) {
    await write(`changing-${threads}/${name}.parquet`, good(name === "a" ? "i" : "i + 100"));
  }
  const options = { data: path(`changing-${threads}/*.parquet`), users: "user", time: "ts", threads };
  const compiled = await compile(QUERY, options);
  const target = path(`changing-${threads}/b.parquet`);
  copyFileSync(path("ok/a.parquet"), target);
  utimesSync(target, new Date(), new Date(Date.now() + 5_000));
  expect(await problemOf(() => run(compiled, options))).toContain("error[file-changed]");
});

test("an empty dataset gives zeros", async () => {
  await write("none/a.parquet", `${good("i")} WHERE false`);
  const { result } = await run(QUERY, { data: path("none/*.parquet"), users: "user", time: "ts" });
  expect(result).toMatchObject({ users: 0, rows: 0, funnels: [{ steps: [{ users: 0 }, { users: 0 }] }] });
});

test("ids and values beyond 2^53 stay apart", async () => {
  const wide = `SELECT 9007199254740992 + i AS "user", 9007199254740993::BIGINT + i AS ts, 9223372036854775807 - i AS event FROM range(6) t(i)`;
  await write("wide/a.parquet", wide);
  const options = { data: path("wide/*.parquet"), users: "user", time: "ts" };
  const query = "where any(event == 9223372036854775806) aggregate { count by event  sum(event)  max(ts) }";
  const { result } = await run(query, options);
  expect(result.users).toBe(1);
  expect(result.aggregates.map((item) => item.value)).toEqual([
    [[9223372036854775806n, 1n]],
    9223372036854775806n,
    9007199254740994n,
  ]);
});
