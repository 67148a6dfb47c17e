import { fail } from "../../../errors/index.js";
import type { Place } from "../../../errors/place.js";
import type { Token } from "./tokens.js";

/** Reads tokens one after the other. */
export class TokenCursor {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.at] ?? this.last;
  }

  /** The token after the next one. */
  get second(): Token {
    return this.tokens[this.at + 1] ?? this.last;
  }

  private get last(): Token {
    return this.tokens.at(-1) ?? fail("internal-error", { what: "no tokens" });
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== "end") this.at++;
    return token;
  }

  /** Whether the next token is a symbol or a word (in any case), which is then taken. */
  taken(text: string): boolean {
    if (!this.is(text)) return false;
    this.take();
    return true;
  }

  is(text: string): boolean {
    const { kind, text: found } = this.next;
    return (kind === "symbol" || kind === "word") && found.toUpperCase() === text.toUpperCase();
  }

  expect(text: string): Token {
    return this.is(text) ? this.take() : this.unexpected(`"${text}"`);
  }

  unexpected(expected: string): never {
    const { kind, text, at } = this.next;
    const found = kind === "end" ? "the end of the text" : `"${text}"`;
    return fail("foreign-shape", { system: "ClickHouse", expected, found }, { place: at });
  }

  refuse(clause: string, reason: string, place: Place, hint?: string): never {
    return fail("foreign-clause", { system: "ClickHouse", clause, reason }, { place, hint });
  }
}
