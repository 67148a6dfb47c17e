import { readFileSync } from "node:fs";
import { generateCstDts } from "chevrotain";
import { describe, expect, it } from "vitest";
import { printEbnf } from "../../src/parser/ebnf.js";
import { QueryParser } from "../../src/parser/grammar.js";
import { parseFunnel } from "../../src/parser/index.js";
import { makeLexer } from "../../src/parser/lexer.js";
import { words } from "../../src/parser/tokens.js";
import { isReserved, KEYWORDS } from "../../src/parser/words.js";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const productions = new QueryParser().getGAstProductions();

describe("the grammar", () => {
  it("is the one in grammar/funnel.ebnf", () =>
    expect(printEbnf(productions)).toBe(read("grammar/funnel.ebnf")));

  it("has the tree types in cst.d.ts", () => {
    const text = generateCstDts(productions, { includeVisitorInterface: false });
    expect(`${text}\n`).toBe(read("src/parser/cst.d.ts"));
  });

  it("has tokens that the lexer accepts", () => {
    expect(makeLexer(true).lexerDefinitionErrors).toEqual([]);
  });

  it("has words that begin with their first letter, and with nothing that only folds to it", () => {
    for (const { PATTERN } of Object.values(words)) {
      if (!(PATTERN instanceof RegExp)) throw new Error("a word is a regular expression");
      const { source } = PATTERN;
      const begins = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code)).filter(
        (first) => PATTERN.exec(first + source.slice(1))?.index === 0,
      );
      expect(begins).toEqual([source.charAt(0).toUpperCase(), source.charAt(0)]);
    }
  });
});

describe("words", () => {
  const reserved = KEYWORDS.filter(isReserved);

  it("are reserved when they begin something or join something, in any case", () => {
    expect(reserved.join(" ")).toBe(
      "and or not in between contains starts ends matches like is has null true false " +
        "from timeframe param include define where aggregate funnel " +
        "step without window order ties repeats entry entering chain count hold by per durations each at preset " +
        "within after optional times",
    );
    expect(isReserved("COUNT")).toBe(true);
  });

  it.each(KEYWORDS.filter((word) => !isReserved(word)))("%s is a name wherever one may stand", (word) => {
    const text = `from ${word} define ${word} = ${word} > 1 and ${word} has any (1) and lower(${word}) starts with "a" i
      where any(${word}) and sum(${word} where ${word}) > 1 and sequence(${word} -> ${word})
      aggregate { sum(${word}) by ${word} top 5 users by ${word} count(${word}) }
      funnel ${word} { step ${["end", "first", "last"].includes(word) ? "x" : word}: ${word} step ${word} }`;
    expect(() => parseFunnel(text, "q.funnel")).not.toThrow();
    expect(() => parseFunnel(text.toUpperCase(), "q.funnel")).not.toThrow();
  });

  it.each(reserved)("%s is a name in backquotes only", (word) => {
    expect(() => parseFunnel(`define a = \`${word}\` > 1`, "q.funnel")).not.toThrow();
    expect(() => parseFunnel(`aggregate { sum(${word}) }`, "q.funnel")).toThrow(/expected a name/);
  });
});

describe("the reference", () => {
  const manual = `${read("grammar/README.md")}\n${read("grammar/FUNNELS.md")}`;
  const blocks = [...manual.matchAll(/```funnel\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

  it.each(blocks)("example %#: is read", (text) => expect(() => parseFunnel(text, "q.funnel")).not.toThrow());

  it("has an example per clause", () => expect(blocks.length).toBeGreaterThanOrEqual(9));
});
