import { fail } from "../../../errors/index.js";
import type { Place } from "../../../errors/place.js";

/** A token of ClickHouse SQL. */
export interface Token {
  readonly kind: "word" | "quoted" | "text" | "number" | "symbol" | "end";
  /** Words as written; quoted names and texts without quotes and escapes. */
  readonly text: string;
  readonly at: Place;
  readonly start: number;
  readonly end: number;
}

const BLANK = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SYMBOL = /<=|>=|<>|!=|==|[=<>(),.*+\-/%;[\]{}:?|]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0", b: "\b", f: "\f" };

/** The tokens of a text, an end token last. Errors: `foreign-shape` for a quote that is not closed or a foreign character. */
export function tokensOf(text: string, file: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: Token["kind"], length: number, value: string): void => {
    const place = { kind: "text", file, start: at, end: at + length } as const;
    tokens.push({ kind, text: value, at: place, start: at, end: at + length });
    at += length;
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const char = text[at] ?? "";
    const word = match(WORD);
    const number = match(NUMBER);
    const symbol = match(SYMBOL);
    if (char === "'" || char === '"' || char === "`") {
      const { value, length } = quoted(text, at, char, file);
      push(char === "'" ? "text" : "quoted", length, value);
    } else if (word !== null) push("word", word.length, word);
    else if (number !== null) push("number", number.length, number);
    else if (symbol !== null) push("symbol", symbol.length, symbol);
    else {
      const place = { kind: "text", file, start: at, end: at + 1 } as const;
      fail("foreign-shape", { system: "ClickHouse", expected: "SQL", found: `"${char}"` }, { place });
    }
  }
  push("end", 0, "");
  return tokens;
}

/** A quote inside is doubled or escaped; ClickHouse takes both. */
function quoted(text: string, start: number, quote: string, file: string): { value: string; length: number } {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "\\" && at + 1 < text.length) {
      const next = text[++at] ?? "";
      // An unknown escape keeps its backslash.
      value += ESCAPES[next] ?? (/[\\'"`]/.test(next) ? next : `\\${next}`);
    } else if (char !== quote) value += char;
    else if (text[at + 1] === quote) {
      value += quote;
      at++;
    } else return { value, length: at + 1 - start };
  }
  const place = { kind: "text", file, start, end: text.length } as const;
  return fail(
    "foreign-shape",
    { system: "ClickHouse", expected: `a closing ${quote}`, found: "the end of the text" },
    { place },
  );
}
