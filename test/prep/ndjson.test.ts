import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { importText, typesOf } from "./import-text.js";

const root = temporaryDirectory();
const ndjson = (...lines: string[]) => importText(root, { "a.ndjson": lines.join("\n") });

describe("NDJSON", () => {
  test("types of values; a missing key is null", async () => {
    const { report, rows } = await ndjson(
      '{"u":1,"t":1,"int":9007199254740993,"float":1.0,"bool":true,"text":"12","when":"2020-01-01T00:00:00Z","mix":1}',
      '{"t":2,"u":1,"int":-1,"float":2,"bool":false,"text":"é\\n\\u00e9\\"","when":null,"mix":"a"}',
      "",
      '  {"u":1,"t":3,"late":5}  ',
    );
    expect(typesOf(report)).toEqual({
      int: "int",
      float: "float",
      bool: "bool",
      text: "string",
      when: "timestamp[ms]",
      mix: "string",
      late: "int",
    });
    const none = { int: null, float: null, bool: null, text: null, when: null, mix: null };
    expect(rows).toEqual([
      {
        u: 1n,
        t: 1n,
        int: 9007199254740993n,
        float: 1,
        bool: true,
        text: "12",
        when: 1577836800000n,
        mix: "1",
        late: null,
      },
      { u: 1n, t: 2n, int: -1n, float: 2, bool: false, text: 'é\né"', when: null, mix: "a", late: null },
      { u: 1n, t: 3n, ...none, late: 5n },
    ]);
  });

  test("nested objects become dotted columns, arrays of scalars lists, other arrays JSON text", async () => {
    const { report, rows, out } = await ndjson(
      '{"u":"x","t":1,"p":{"a":1,"q":{"b":"z"}},"tags":["a","b\\"\\u00e9",null],"n":[1,2.5],"deep":[{"a":1}],"e":[]}',
      '{"u":"x","t":2,"p":{},"tags":[],"n":null,"deep":[[1]]}',
    );
    expect(typesOf(report)).toEqual({
      "p.a": "int",
      "p.q.b": "string",
      tags: "list<string>",
      n: "list<float>",
      deep: "string",
      e: "list<string>",
    });
    // The column model keeps no nulls inside lists; the file has them.
    expect(await duckRows(`select tags from '${out}/*.parquet' where t = 1`)).toEqual([
      { tags: ["a", 'b"é', null] },
    ]);
    expect(rows).toEqual([
      {
        u: "x",
        t: 1n,
        "p.a": 1n,
        "p.q.b": "z",
        tags: ["a", 'b"é'],
        n: [1, 2.5],
        deep: '[{"a":1}]',
        e: [],
      },
      { u: "x", t: 2n, "p.a": null, "p.q.b": null, tags: [], n: null, deep: "[[1]]", e: null },
    ]);
  });

  test("a list beside scalars makes a string column of JSON text", async () => {
    const { rows } = await ndjson('{"u":1,"t":1,"x":[1, 2]}', '{"u":1,"t":2,"x":3}');
    expect(rows.map((row) => row.x)).toEqual(["[1, 2]", "3"]);
  });

  test("lines that are no objects are rejected, each with its line", async () => {
    const bad = [
      "[1]",
      '{"u":1,}',
      '{"u":01,"t":1}',
      '{"u":1,"t":1,"u":2}',
      '{"u":1,"t":1} x',
      '{"u":"\\ud800","t":1}',
      "{",
    ];
    const { report, rows } = await ndjson('{"u":1,"t":1}', ...bad);
    expect(rows).toHaveLength(1);
    expect(
      report.rejects.map(({ reason, count, samples }) => [reason, count, samples.map(({ line }) => line)]),
    ).toEqual([
      ["bad-json", 6, [2, 3, 4, 6, 7]],
      ["repeated-key", 1, [5]],
    ]);
  });

  test("rows that are not UTF-8 are rejected", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"u":1,"t":1,"x":"'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n{"u":1,"t":2}\n'),
    ]);
    const { report, rows } = await importText(root, { "a.jsonl": bytes });
    expect(rows).toMatchObject([{ t: 2n }]);
    expect(report.rejects).toMatchObject([{ reason: "not-utf8", count: 1 }]);
  });

  test("random objects come back value by value, from plain and compressed files", async () => {
    const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.constant(null));
    const tags = fc.option(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }), { nil: null });
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
    const rowArbitrary = fc.record({
      text: value,
      tags,
      number,
      int: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary, { minLength: 1, maxLength: 8 }), async (rows) => {
        const lines = rows.map(({ int, ...row }, i) => {
          const text = JSON.stringify({ u: 1, t: i, ...row });
          return `${text.slice(0, -1)},"int":${int},"some":["a"],"f":0.5,"s":"a"}`;
        });
        const first = '{"u":1,"t":-1,"text":"a","tags":["a"],"number":0.5,"int":0}\n';
        const read = await importText(root, { "a.ndjson.gz": gzipSync(first + lines.join("\n")) });
        const isTooBig = rows.some(
          ({ number }) => Number.isInteger(number) && Math.abs(number ?? 0) > 2 ** 53,
        );
        const found = read.rows.slice(1).map(({ text, tags, number, int }) => ({ text, tags, number, int }));
        const asWritten = rows.map((row) => ({ ...row, number: row.number === 0 ? 0 : row.number }));
        if (!isTooBig) expect(found).toEqual(asWritten);
        else
          expect(found.map(({ text, int }) => ({ text, int }))).toEqual(
            rows.map(({ text, int }) => ({ text, int })),
          );
      }),
      { numRuns: 60 },
    );
  });
});
