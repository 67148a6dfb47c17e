import { join } from "node:path";
import { Dictionary, Utf8 } from "apache-arrow";
import { expect, test } from "vitest";
import { StringBuilder } from "../../src/prep/import/string-builder.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { duckdb, temporaryDirectory } from "../support/parquet-files.js";
import { readRows, typesOf } from "./import-text.js";

const root = temporaryDirectory();

test("typed values of Parquet files keep their types; types that the language lacks are left out with a warning", async () => {
  const file = join(root, "in.parquet");
  await duckdb(
    `copy (select * from (values
       (7::double, timestamp '2020-01-01 00:00:00.000001', 1.0::double, 'NaN'::double, true, '12', [1, 2], ['é"', 'b'], {'a': 1}, 9007199254740993),
       (null, timestamp '2020-01-01', 2.0, 1.5, false, '13', [], null, null, 1),
       (5, timestamp '1969-12-31 23:59:59.5', null, null, null, null, null, [], null, null)
     ) v(u, t, whole, f, b, s, l, ls, st, big)) to '${file}' (format parquet)`,
  );
  const report = await importFiles({
    files: [file],
    users: "u",
    time: "t",
    parts: 1,
    out: join(root, "out"),
    store: localStore(),
  });
  expect(report.columns.slice(0, 2).map(({ type }) => type)).toEqual(["int", "timestamp[us]"]);
  expect(typesOf(report)).toEqual({
    whole: "float",
    f: "float",
    b: "bool",
    s: "string",
    l: "list<int>",
    ls: "list<string>",
    big: "int",
  });
  expect(report.warnings).toEqual([
    expect.stringMatching(/^column "st" of ".*in\.parquet" is left out: its type is /),
  ]);
  expect(report.rejects).toMatchObject([{ reason: "no-user", count: 1, samples: [{ line: 2 }] }]);
  expect(await readRows(report)).toEqual([
    { u: 5n, t: -500000n, whole: null, f: null, b: null, s: null, l: null, ls: [], big: null },
    {
      u: 7n,
      t: 1577836800000001n,
      whole: 1,
      f: Number.NaN,
      b: true,
      s: "12",
      l: [1n, 2n],
      ls: ['é"', "b"],
      big: 9007199254740993n,
    },
  ]);
});

test("strings are written as a dictionary unless more than half of them are distinct", () => {
  const typeOf = (texts: readonly string[]) => {
    const builder = new StringBuilder(texts.length);
    for (const text of texts) builder.append(Buffer.from(text), 0, Buffer.byteLength(text));
    return builder.toArrow(Uint32Array.from(texts.keys())).type;
  };
  expect(typeOf(["a", "b", "a", "b"])).toBeInstanceOf(Dictionary);
  expect(typeOf(["a", "b", "c", "b", "a"])).toBeInstanceOf(Utf8);
});
