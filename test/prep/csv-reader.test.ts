import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ColumnSet } from "../../src/prep/import/column-set.js";
import { CsvReader } from "../../src/prep/import/csv-reader.js";
import { NULL, type RowFields } from "../../src/prep/import/field.js";

type Cell = string | null;

/** Reads text cut into pieces at the given places; the cells of each row, rejects as `reason@line`. */
function read(text: string, cuts: readonly number[] = []) {
  const columns = new ColumnSet("u", "t");
  const rows: Cell[][] = [];
  const lines: number[] = [];
  const rejects: string[] = [];
  let header: readonly string[] = [];
  const sink = {
    accept(row: RowFields): void {
      lines.push(row.line);
      const cell = (i: number): Cell =>
        row.tags[i] === NULL ? null : Buffer.from(row.bytes.slice(row.starts[i], row.ends[i])).toString();
      rows.push(header.map((name) => cell(columns.find(name))));
    },
    reject: (reason: string, line: number): void => void rejects.push(`${reason}@${line}`),
  };
  const reader = new CsvReader("a.csv", columns, sink, (names) => {
    header = names;
  });
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i++) reader.push(bytes.subarray(places[i - 1], places[i]));
  reader.end();
  return { header, rows, lines, rejects };
}

describe("CSV text", () => {
  test("quotes, doubled quotes, delimiters and line ends inside fields", () => {
    const { rows, lines } = read('a,b\r\n"x,1","say ""hi"""\n"two\nlines",\n"","last"');
    expect(rows).toEqual([
      ["x,1", 'say "hi"'],
      ["two\nlines", null],
      ["", "last"],
    ]);
    expect(lines).toEqual([2, 3, 5]);
  });

  test.each([
    ["comma", "a,b\n1,2"],
    ["semicolon", "a;b\n1;2"],
    ["tab", "a\tb\n1\t2"],
    ["semicolon with quoted commas", '"a";"b"\n1;2'],
  ])("delimiter: %s", (_, text) => {
    expect(read(text)).toMatchObject({ header: ["a", "b"], rows: [["1", "2"]] });
  });

  test("a byte order mark, CRLF, blank lines and a missing last line end", () => {
    expect(read("\ufeffa,b\r\n\r\n1,2\r\n\n3,\r\n")).toMatchObject({
      header: ["a", "b"],
      rows: [
        ["1", "2"],
        ["3", null],
      ],
      lines: [3, 5],
    });
  });

  test("a quote inside an unquoted field is a character", () => {
    expect(read('a,b\n5" disk,6\n').rows).toEqual([['5" disk', "6"]]);
  });

  test("rows that do not fit are rejected with their line", () => {
    const { rows, rejects } = read('a,b\n1\n1,2,3\n"x"y,2\n"two\nlines",\n3,4\n"open,5\n6,7\n');
    expect(rows).toEqual([
      ["two\nlines", null],
      ["3", "4"],
    ]);
    expect(rejects).toEqual(["field-count@2", "field-count@3", "bad-quote@4", "open-quote@8"]);
  });

  test("names of the header: empty ones are numbered, repeated ones refused", () => {
    expect(read(",a,\n1,2,3").header).toEqual(["column 1", "a", "column 3"]);
    expect(() => read("a,b,a\n")).toThrow(
      expect.objectContaining({
        message: 'expected each column once in the header of "a.csv", found "a" twice',
      }),
    );
  });

  test("random tables, cut anywhere, come back cell by cell", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "é", "𝒜", '"', ",", ";", "\n", "\r\n", " ", "1"),
      maxLength: 6,
    });
    const cell = fc.option(text, { nil: null });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    const options = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t"),
      end: fc.constantFrom("\n", "\r\n"),
      hasLastEnd: fc.boolean(),
      cuts: fc.array(fc.nat(), { maxLength: 12 }),
    });
    fc.assert(
      fc.property(table, options, (rows, { delimiter, end, hasLastEnd, cuts }) => {
        const written = (value: Cell): string => {
          if (value === null) return "";
          const isPlain = value !== "" && !/[",;\t\r\n]/.test(value);
          return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
        };
        const lines = [["h1", "h2", "h3"], ...rows].map((row) => row.map(written).join(delimiter));
        const result = read(lines.join(end) + (hasLastEnd ? end : ""), cuts);
        expect(result.rejects).toEqual([]);
        expect(result.rows).toEqual(rows);
      }),
      { numRuns: 400 },
    );
  });
});
