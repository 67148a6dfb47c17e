import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/prep/import.js";
import { inspectFile } from "../../src/runtime/parquet/index.js";
import { localStore } from "../../src/storage/local.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { importText, readRows } from "./import-text.js";

const root = temporaryDirectory();

/** `count` rows of about a third as many users, times with ties, an order column with nulls; `n` is the input row. */
function events(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const user = (n * 7919) % Math.ceil(count / 3);
    return `${user},${(n * 31) % 97},${n % 5 === 0 ? "" : n % 4},${n},name ${n % 11},${n % 2 === 0 ? "true" : ""}`;
  });
  return `u,t,k,n,s,b\n${lines.join("\n")}\n`;
}

describe("parts", () => {
  test("are sorted by user, time, order columns (nulls first) and input position", async () => {
    const { rows, report } = await importText(root, { "a.csv": events(5000) }, { order: ["k"], parts: 3 });
    let at = 0;
    for (const part of report.parts) {
      const key = (row: Record<string, unknown>) => [row.u, row.t, row.k ?? -1n, row.n].map(Number);
      const keys = rows.slice(at, at + part.rows).map(key);
      at += part.rows;
      const sorted = keys.toSorted((a, b) => a.map((v, i) => v - (b[i] ?? 0)).find((d) => d !== 0) ?? 0);
      expect(keys).toEqual(sorted);
    }
    expect(at).toBe(5000);
  });

  test("1 and 16 parts hold the same rows, and a user is in one part only", async () => {
    const one = await importText(root, { "a.csv": events(4000) });
    const many = await importText(root, { "a.csv": events(4000) }, { parts: 16 });
    const byInput = (a: { n?: unknown }, b: { n?: unknown }) => Number(a.n) - Number(b.n);
    expect(many.rows.toSorted(byInput)).toEqual(one.rows.toSorted(byInput));
    expect(many.report.parts).toHaveLength(16);
    expect(many.report.users).toBe(one.report.users);
    const [found] = await duckRows(
      `select count(*) as users, max(files) as files from
       (select u, count(distinct filename) as files from read_parquet('${many.out}/*.parquet', filename = true) group by u)`,
    );
    expect(found).toEqual({ users: String(one.report.users), files: "1" });
  });

  test("users go to the same part whatever they are written as and whenever", async () => {
    const ids = Array.from({ length: 40 }, (_, i) => i * 17);
    const partsOf = async (write: (id: number) => string) => {
      const { report } = await importText(
        root,
        { "a.csv": `u,t\n${ids.map((id) => `${write(id)},1`).join("\n")}` },
        { parts: 5 },
      );
      const rows = await Promise.all(report.parts.map((part) => readRows({ ...report, parts: [part] })));
      return rows.map((part) => part.map((row) => Number(row.u)).sort((a, b) => a - b));
    };
    expect(await partsOf((id) => `${id}.0`)).toEqual(await partsOf(String));
  });

  test("say that they are prepared and are recorded", async () => {
    const text = `u,t,often,rare\n${Array.from({ length: 100 }, (_, i) => `u${i % 9},${i},v${i % 3},x${i}`).join("\n")}`;
    const { report, out } = await importText(root, { "a.csv": text });
    const info = await inspectFile(localStore(), report.parts[0]?.path ?? "");
    expect(info.layout).toEqual({ users: "u", time: "t", order: [], grouped: true, sorted: true });
    expect(readdirSync(out).sort()).toEqual(["_frocket.json", "part-00000.parquet"]);
    expect(JSON.parse(readFileSync(join(out, "_frocket.json"), "utf8"))).toMatchObject({
      parameters: { users: "u", time: "t", parts: 1, timeUnit: null, order: [] },
      rowsRead: 100,
      rowsWritten: 100,
      userCount: 9,
      parts: [{ path: "part-00000.parquet", rows: 100, users: 9 }],
      columns: [
        { name: "u", type: "string" },
        { name: "t", type: "int" },
        { name: "often" },
        { name: "rare" },
      ],
    });
  });

  test("Parquet, CSV and NDJSON of the same rows give the same parts", async () => {
    const csv = await importText(root, { "a.csv": events(300) }, { parts: 2 });
    const again = await importFiles({
      files: [`${csv.out}/*.parquet`],
      users: "u",
      time: "t",
      parts: 2,
      out: join(csv.out, "..", "again"),
      store: localStore(),
    });
    expect(await readRows(again)).toEqual(csv.rows);
    expect(again.columns).toEqual(csv.report.columns);
    const lines = csv.rows.map((row) =>
      JSON.stringify(row, (_, v) => (typeof v === "bigint" ? Number(v) : v)),
    );
    const json = await importText(root, { "a.ndjson": lines.join("\n") }, { parts: 2 });
    expect(json.rows).toEqual(csv.rows);
  });

  test("random tables come back from any number of parts", async () => {
    const cell = fc.oneof(fc.string({ unit: "grapheme", maxLength: 8 }), fc.constant(null));
    const row = fc.record({
      u: fc.integer(),
      t: fc.integer({ min: 0, max: 3 }),
      x: cell,
      y: fc.option(fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e9, max: 1e9 }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, parts) => {
          const quoted = (v: string | null) => (v === null ? "" : `"${v.replaceAll('"', '""')}"`);
          const lines = rows.map(({ u, t, x, y }, n) => `${u},${t},${n},${quoted(x)},${y ?? ""}`);
          const text = `u,t,n,x,y\n0,0,-1,"text",0.5\n${lines.join("\n")}`;
          const { rows: read } = await importText(root, { "a.csv": text }, { parts });
          const inOrder = read.toSorted((a, b) => Number(a.n) - Number(b.n)).slice(1);
          const expected = rows.map(({ u, t, x, y }, n) => ({
            u: BigInt(u),
            t: BigInt(t),
            n: BigInt(n),
            x,
            y: y === 0 ? 0 : y,
          }));
          expect(inOrder).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
