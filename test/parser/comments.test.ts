import { describe, expect, it } from "vitest";
import { parseFunnel, printQuery } from "../../src/parser/index.js";

const canonical = (text: string) => printQuery(parseFunnel(text, "q.funnel"));

const commented = `// about the file

# above a line
from retail // beside a line
session gap 30m // beside the session

// above a definition
define a = x == 1

// above the first condition
where any(a) // beside it
  // above the second
  and none(b)

// above the block
aggregate {
  // above an aggregation
  count // beside it
  // at the end of the block
} // beside the brace

/* over
   two lines */
funnel f {
  step a // beside a step
  // above a without
  without b // beside it
  step c
  // above the preset
  preset "clickhouse"
  // above the window
  window 7d // beside the window
  window session // beside the sessions
  order any
  ties within 2s // beside the ties
  repeats break
  // above the entry
  entry first
  entering 2015-05-03 .. // beside the range
  // above what is held
  hold x, y@a = z@c // beside what is held
  count attempts // beside the count
  chain latest
  // above the breakdown
  by device on last top 3
  per day
  durations // beside the durations
  // above each step
  each step {
    users
  }
  // at the end of the funnel
}

// at the end of the text
`;

describe("comments", () => {
  it("keep their places in a canonical text", () => expect(canonical(commented)).toBe(commented));

  it("inside a line move above it, and those before a brace into the block", () => {
    const text = "define a = x == /* one */ 1\nfunnel f { # first\n step a }";
    expect(canonical(text)).toBe("/* one */\ndefine a = x == 1\n\nfunnel f {\n  # first\n  step a\n}\n");
  });

  it("are all there after printing, wherever they stood", () => {
    const words = commented
      .replace(/\/\/.*|#.*|\/\*[\s\S]*?\*\//g, "")
      .split(/\s+/)
      .filter((word) => word !== "");
    for (let i = 0; i <= words.length; i++) {
      const text = [...words.slice(0, i), "/* here */", ...words.slice(i)].join(" ");
      expect(canonical(text).match(/\/\* here \*\//g)).toHaveLength(1);
    }
  });

  it("are no part of the tree", () => {
    const [plain, other] = ["where any(a)", "where any(a) // b"].map((text) => parseFunnel(text, "q.funnel"));
    expect(other).toEqual(plain);
  });
});
