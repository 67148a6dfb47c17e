import { describe, expect, it } from "vitest";
import { errorToJson, formatError } from "../../src/errors/format.js";
import { FrocketError, type Place } from "../../src/errors/index.js";

function errorAt(place: Place | undefined, hint?: string, what = "expected a, found b") {
  return new FrocketError("bad-arguments", what, {}, place, hint);
}

/** The picture of an error whose span is the first occurrence of `marked` in `text`. */
function picture(text: string, marked: string, width?: number): string {
  const start = text.indexOf(marked);
  const error = errorAt({ kind: "text", file: "q.funnel", start, end: start + marked.length });
  return formatError(error, new Map([["q.funnel", text]]), width === undefined ? {} : { width });
}

describe("formatError", () => {
  it("draws code, place, line, carets and hint", () => {
    const text = 'from retail\n\n  where evnt == "view"\n';
    const start = text.indexOf("evnt");
    const error = errorAt({ kind: "text", file: "q.funnel", start, end: start + 4 }, 'did you mean "event"?');
    expect(formatError(error, new Map([["q.funnel", text]]))).toBe(
      [
        "error[bad-arguments]: expected a, found b",
        "  --> q.funnel:3:9",
        ' 3 |   where evnt == "view"',
        "   |         ^^^^",
        'hint: did you mean "event"?',
      ].join("\n"),
    );
  });

  it("aligns carets after tabs, wide characters, emoji and combining marks", () => {
    expect(picture("\twhere x\ty", "y").split("\n").slice(1)).toEqual([
      "  --> q.funnel:1:10",
      " 1 |     where x y",
      "   |             ^",
    ]);
    expect(picture('a == "日本" bad', "bad").split("\n").slice(2)).toEqual([
      ' 1 | a == "日本" bad',
      "   |             ^^^",
    ]);
    expect(picture("日本 == 1", "日本").split("\n")[3]).toBe("   | ^^^^");
    expect(picture("👩‍👩‍👧 e\u0301 bad", "bad").split("\n").slice(1)).toEqual([
      "  --> q.funnel:1:5",
      " 1 | 👩‍👩‍👧 e\u0301 bad",
      "   |      ^^^",
    ]);
  });

  it("clips long lines around the span", () => {
    const text = `${"a".repeat(300)} bad ${"z".repeat(300)}`;
    const lines = picture(text, "bad", 40).split("\n");
    expect(lines[1]).toBe("  --> q.funnel:1:302");
    expect(lines[2]).toMatch(/^ 1 \| …a+ bad z+…$/);
    expect(lines[2]).toHaveLength(40);
    expect(lines[3]?.indexOf("^")).toBe(lines[2]?.indexOf("bad"));
    const wide = picture(`where ${"x".repeat(200)}`, "x".repeat(200), 40).split("\n");
    expect(wide[2]).toHaveLength(40);
    expect(wide[3]).toBe(`   |  ${"^".repeat(33)}`);
  });

  it("marks a span over lines on its first, and the end of the text after its last word", () => {
    expect(picture("where (\r\n a\r\n)", "(\r\n a\r\n)").split("\n").slice(2)).toEqual([
      " 1 | where (",
      "   |       ^",
    ]);
    const text = "funnel {\n  step a\n\n  ";
    const error = errorAt({ kind: "text", file: "q", start: text.length, end: text.length });
    expect(
      formatError(error, new Map([["q", text]]))
        .split("\n")
        .slice(1),
    ).toEqual(["  --> q:2:9", " 2 |   step a", "   |         ^"]);
    const empty = errorAt({ kind: "text", file: "q", start: 0, end: 0 });
    expect(
      formatError(empty, new Map([["q", ""]]))
        .split("\n")
        .slice(1),
    ).toEqual(["  --> q:1:1", " 1 | ", "   | ^"]);
  });

  it("marks an empty span inside a line with one caret", () => {
    const error = errorAt({ kind: "text", file: "q", start: 6, end: 6 });
    expect(formatError(error, new Map([["q", "step: a"]])).split("\n")[3]).toBe("   |       ^");
  });

  it("shows the value that a JSON pointer names", () => {
    const json = '{\n  "query": {"conditions": [{"filter": ["a~b", "=", 1]}, {"a/b": "\\"]"}]}\n}';
    const sources = new Map([["q.json", json]]);
    const at = (pointer: string): string[] =>
      formatError(errorAt({ kind: "json", pointer }), sources, { jsonFile: "q.json" })
        .split("\n")
        .slice(1);
    const drawn = at("/query/conditions/0/filter/1");
    expect(drawn[0]).toBe("  --> q.json:2:47");
    expect(drawn[2]?.indexOf("^^^")).toBe(drawn[1]?.indexOf('"="'));
    expect(drawn[3]).toBe("  = at /query/conditions/0/filter/1");
    const quoted = at("/query/conditions/1/a~1b");
    expect(quoted[2]?.indexOf("^^^^^")).toBe(quoted[1]?.indexOf('"\\"]"'));
    expect(formatError(errorAt({ kind: "json", pointer: "/funnel" }), new Map())).toContain(
      "--> query at /funnel",
    );
  });

  it("lets no control character of the input through", () => {
    const text = "where \u001b[31mbad\u0007";
    const start = text.indexOf("bad");
    const error = errorAt({ kind: "text", file: "q", start, end: start + 3 }, undefined, 'found "\u001b[2J"');
    const drawn = formatError(error, new Map([["q", text]]));
    expect(drawn).not.toContain("\u001b");
    expect(drawn).toContain("where \u{fffd}[31mbad\u{fffd}");
  });

  it("colours only when asked to", () => {
    expect(formatError(errorAt(undefined), new Map(), { color: true })).toContain(
      "\u001b[1;31merror[bad-arguments]",
    );
    expect(formatError(errorAt(undefined), new Map())).toBe("error[bad-arguments]: expected a, found b");
  });
});

describe("errorToJson", () => {
  it("gives the keys of the JSON form", () => {
    expect(errorToJson(errorAt({ kind: "json", pointer: "/query" }, "try this"))).toEqual({
      success: false,
      errorMessage: "expected a, found b",
      error: {
        code: "bad-arguments",
        kind: "INVALID_ARGUMENTS",
        message: "expected a, found b",
        pointer: "/query",
        hint: "try this",
      },
    });
  });

  it("adds line and column of a place in a text", () => {
    const error = errorAt({ kind: "text", file: "q", start: 4, end: 5 });
    expect(errorToJson(error, new Map([["q", "ab\nxyz"]])).error).toMatchObject({
      pointer: null,
      hint: null,
      position: { file: "q", line: 2, column: 2 },
    });
  });
});
