import { describe, expect, test } from "vitest";
import { eventLog } from "../support/event-log.js";
import { parseSemantics } from "../support/semantics-file.js";

describe("event logs", () => {
  test("are one user a line: event at time, _ for null, further columns in parentheses", () => {
    expect(eventLog("u1: a@0 _@-5(item=p, n=3, x=NaN, ok=true)\n\n  u2:\n u3: b@1(n=null)")).toEqual([
      { user: "u1", time: 0n, event: "a" },
      { user: "u1", time: -5n, event: null, item: "p", n: 3n, x: Number.NaN, ok: true },
      { user: "u3", time: 1n, event: "b", n: null },
    ]);
  });

  test.each([
    ["a@0 b@1", 'expected a line like "u1: a@0"'],
    ["u1: a@0 b", 'expected events like a@0 or a@0(item=x), found "b"'],
    ["u1: a@0(colour=red)", 'expected one of item, n, x, ok, found "colour"'],
  ])("refuse %s", (text, message) => {
    expect(() => eventLog(text)).toThrow(message);
  });
});

describe("semantics files", () => {
  test("hold cases with streams and questions; short forms are written out", () => {
    const text =
      "# remark\ncase why\nu1: a@0\nfunnel a > [n > 2]\nlevel u1=1\nwhere any(ok)\nusers none\naggregate count\ngives 1";
    expect(parseSemantics(text)).toEqual([
      {
        line: 2,
        reason: "why",
        log: "u1: a@0\n",
        end: null,
        unit: null,
        questions: [
          {
            line: 5,
            kind: "level",
            query: 'funnel { step event == "a" step n > 2 each step { users by user top 1000 } }',
            answer: "u1=1",
          },
          {
            line: 7,
            kind: "users",
            query: "where any(ok)\naggregate { users by user top 1000 }",
            answer: "none",
          },
          { line: 9, kind: "gives", query: "aggregate { count }", answer: "1" },
        ],
      },
    ]);
  });

  test.each([
    ["u1: a@0", 'line 1: expected "case"'],
    ["case a\nfunnel a\ncase b", "line 3: expected an answer before the next case"],
    ["case a\nfunnel a", "expected an answer at the end of the file"],
  ])("refuse %j", (text, message) => {
    expect(() => parseSemantics(text)).toThrow(message);
  });
});
