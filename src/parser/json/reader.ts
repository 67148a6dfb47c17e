import type { Circumstances } from "../../errors/index.js";
import { fail } from "../../errors/index.js";
import { excerpt } from "./excerpt.js";
import { MAX_DEPTH, MAX_TEXT } from "./limits.js";
import { below } from "./pointer.js";

/** Any JSON value; objects have no prototype, so every key is an ordinary one. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A document as read: the value for the schema, and the ints that a float64 cannot hold, by JSON Pointer. */
export interface JsonText {
  readonly value: Json;
  readonly digits: ReadonlyMap<string, bigint>;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z0-9_.+-]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  True: "true",
  False: "false",
  None: "null",
  undefined: "null",
};

/**
 * Reads JSON (RFC 8259) strictly. Ints keep all their digits; a key given twice is an error, since dropping one of two
 * meanings would change answers in silence.
 * Errors: json-syntax, json-duplicate-key, json-number-range, too-deep, with a place in the text; json-too-large.
 */
export function readJson(text: string, file: string): JsonText {
  return new Reader(text, file).document();
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly digits = new Map<string, bigint>();

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  document(): JsonText {
    if (this.text.length > MAX_TEXT) fail("json-too-large", { limit: MAX_TEXT, found: this.text.length });
    if (this.text.startsWith("\uFEFF")) this.at = 1;
    this.blank();
    const value = this.value("");
    this.blank();
    if (this.at < this.text.length) this.unexpected("the end of the document");
    return { value, digits: this.digits };
  }

  private value(pointer: string): Json {
    const char = this.text[this.at];
    if (char === "{") return this.nested(() => this.object(pointer));
    if (char === "[") return this.nested(() => this.array(pointer));
    if (char === '"') return this.string();
    if (char !== undefined && /[-0-9]/.test(char)) return this.number(pointer);
    const word = this.match(WORD);
    if (word === "true" || word === "false" || word === "null") {
      this.at += word.length;
      return word === "null" ? null : word === "true";
    }
    return this.unexpected("a value");
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) fail("too-deep", { limit: MAX_DEPTH }, { place: this.here(1) });
    const value = read();
    this.depth--;
    return value;
  }

  private object(pointer: string): Json {
    const object: Record<string, Json> = Object.create(null);
    this.at++;
    this.blank();
    if (this.taken("}")) return object;
    for (;;) {
      const start = this.at;
      if (this.text[start] !== '"') this.unexpected("a key in double quotes");
      const key = this.string();
      if (key in object) {
        const place = { kind: "text", file: this.file, start, end: this.at } as const;
        fail("json-duplicate-key", { key }, { place, hint: "keep one of the two" });
      }
      this.blank();
      if (!this.taken(":")) this.unexpected('":"');
      this.blank();
      object[key] = this.value(below(pointer, key));
      this.blank();
      if (this.taken("}")) return object;
      if (!this.taken(",")) this.unexpected('"," or "}"');
      this.blank();
    }
  }

  private array(pointer: string): Json {
    const items: Json[] = [];
    this.at++;
    this.blank();
    if (this.taken("]")) return items;
    for (;;) {
      items.push(this.value(below(pointer, items.length)));
      this.blank();
      if (this.taken("]")) return items;
      if (!this.taken(",")) this.unexpected('"," or "]"');
      this.blank();
    }
  }

  private string(): string {
    const start = this.at++;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) break;
      if (Number.isNaN(code)) this.unexpected('the closing "');
      if (code < 0x20) {
        this.unexpected("a character of the string", { hint: "write line ends and tabs as \\n and \\t" });
      }
      const span = code === 0x5c ? this.match(ESCAPE) : " ";
      if (span === null) this.unexpected('an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)');
      this.at += span.length;
    }
    this.at++;
    // Scanned above: this is a string literal, nothing else.
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private number(pointer: string): number {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    const word = this.match(WORD) ?? "";
    if (found === null || found[0] !== word) return this.unexpected("a number");
    const value = Number(word);
    if (!Number.isFinite(value)) {
      const hint = "the largest float is about 1.8e308";
      fail("json-number-range", { found: excerpt(word) }, { place: this.here(word.length), hint });
    }
    this.at += word.length;
    if (found[1] === undefined && found[2] === undefined && !Number.isSafeInteger(value)) {
      this.digits.set(pointer, BigInt(word));
    }
    return value;
  }

  private blank(): void {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  private taken(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private here(length: number) {
    const end = Math.min(this.at + length, this.text.length);
    return { kind: "text", file: this.file, start: this.at, end } as const;
  }

  private unexpected(expected: string, { hint = this.hint() }: Circumstances = {}): never {
    const point = this.text.codePointAt(this.at);
    const word = this.match(WORD) ?? (point === undefined ? "" : String.fromCodePoint(point));
    const found = word === "" ? "the end of the text" : JSON.stringify(excerpt(word));
    return fail("json-syntax", { expected, found }, { place: this.here(word.length), hint });
  }

  private hint(): string | undefined {
    const rest = this.text.slice(this.at, this.at + 2);
    const before = this.text.slice(0, this.at).trimEnd();
    if (rest.startsWith("'")) return "strings and keys are written in double quotes";
    if (rest.startsWith("//") || rest.startsWith("/*") || rest.startsWith("#")) return "JSON has no comments";
    if (/^[}\]]/.test(rest) && before.endsWith(",")) return "remove the comma before it";
    const word = this.match(WORD) ?? "";
    const meant = FOREIGN_WORDS[word];
    return meant === undefined ? undefined : `write ${meant}`;
  }
}
