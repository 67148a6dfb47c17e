import { isUtf8 } from "node:buffer";
import { fail } from "../../errors/index.js";
import type { ColumnSet } from "./column-set.js";
import {
  BOOL,
  LIST,
  NULL,
  NUMBER,
  PLAIN,
  type RejectReason,
  RowFields,
  type RowSink,
  STRING,
} from "./field.js";
import { scalarEnd, scanList, skipBlanks, stringEnd } from "./list-text.js";
import { MAX_ROW_MB, sampleText, type TextReader, TextWindow } from "./text-window.js";

const LF = 10;
const MAX_DEPTH = 32;

/**
 * Rows of one JSON object a line. Nested objects become columns with dotted names (`a.b`), arrays of scalars lists,
 * other arrays strings of their JSON text; null and a missing key are the same. Blank lines are skipped.
 */
export class NdjsonReader implements TextReader {
  private readonly window = new TextWindow();
  private readonly row = new RowFields();
  private readonly keys: KeyMemory;
  private line = 1;
  /** Position of the next key in the line, for `keys`. */
  private ordinal = 0;
  /** Line in which a slot was last set, to notice repeated keys. */
  private seenIn = new Float64Array(64);
  private problem: RejectReason | null = null;

  constructor(
    private readonly path: string,
    private readonly columns: ColumnSet,
    private readonly sink: RowSink,
  ) {
    this.keys = new KeyMemory(columns, path);
  }

  push(chunk: Uint8Array): void {
    this.window.append(chunk);
    this.drain(false);
  }

  end(): void {
    this.drain(true);
  }

  private drain(isLast: boolean): void {
    const { bytes, length } = this.window;
    let at = 0;
    while (at < length) {
      let end = bytes.indexOf(LF, at);
      if (end < 0 || end >= length) {
        if (!isLast) break;
        end = length;
      }
      this.takeLine(bytes, at, end);
      this.line++;
      at = Math.min(end + 1, length);
    }
    this.window.drop(at);
    if (this.window.length > MAX_ROW_MB << 20)
      fail("import-row-too-long", { path: this.path, line: this.line, limitMb: MAX_ROW_MB });
  }

  private takeLine(bytes: Uint8Array, start: number, end: number): void {
    const from = skipBlanks(bytes, start, end);
    if (from === end) return;
    const { row } = this;
    row.reset(this.columns.count);
    row.bytes = bytes;
    row.line = this.line;
    this.ordinal = 0;
    this.problem = null;
    if (!isUtf8(bytes.subarray(from, end))) this.problem = "not-utf8";
    else {
      const after = this.takeObject(bytes, from, end, "", 0);
      if (after < 0 || skipBlanks(bytes, after, end) !== end) this.problem ??= "bad-json";
    }
    if (this.problem === null) this.sink.accept(row);
    else this.sink.reject(this.problem, this.line, sampleText(bytes, from, end));
  }

  /** Reads the object at `at` into the row; returns the index after it, or -1. */
  private takeObject(bytes: Uint8Array, start: number, end: number, prefix: string, depth: number): number {
    if (bytes[start] !== 123 || depth > MAX_DEPTH) return -1;
    let at = skipBlanks(bytes, start + 1, end);
    if (at < end && bytes[at] === 125) return at + 1;
    for (;;) {
      if (at >= end || bytes[at] !== 34) return -1;
      const close = stringEnd(bytes, at, end);
      if (close < 0) return -1;
      const colon = skipBlanks(bytes, close + 1, end);
      if (colon >= end || bytes[colon] !== 58) return -1;
      const value = skipBlanks(bytes, colon + 1, end);
      if (value >= end) return -1;
      at = this.takeMember(bytes, at + 1, close, value, end, prefix, depth);
      if (at < 0) return -1;
      at = skipBlanks(bytes, at, end);
      if (at >= end) return -1;
      if (bytes[at] === 125) return at + 1;
      if (bytes[at] !== 44) return -1;
      at = skipBlanks(bytes, at + 1, end);
    }
  }

  private takeMember(
    bytes: Uint8Array,
    keyStart: number,
    keyEnd: number,
    value: number,
    end: number,
    prefix: string,
    depth: number,
  ): number {
    const first = bytes[value]!;
    if (first === 123) {
      const key = jsonString(bytes, keyStart, keyEnd);
      return key === null ? -1 : this.takeObject(bytes, value, end, `${prefix}${key}.`, depth + 1);
    }
    const slot = this.keys.slot(this.ordinal++, prefix, bytes, keyStart, keyEnd);
    if (slot < 0) return -1;
    this.noteSlot(slot);
    if (first === 91) return this.takeArray(bytes, value, end, slot);
    const after = scalarEnd(bytes, value, end);
    if (after < 0) return -1;
    if (first === 34) return this.takeString(bytes, value + 1, after - 1, slot) ? after : -1;
    if (first === 78 || first === 73 || (first === 45 && bytes[value + 1] === 73)) return -1;
    this.row.set(slot, value, after, first === 110 ? NULL : first === 116 || first === 102 ? BOOL : NUMBER);
    return after;
  }

  private noteSlot(slot: number): void {
    this.row.reserve(slot);
    if (slot >= this.seenIn.length) {
      const seen = new Float64Array(2 * slot);
      seen.set(this.seenIn);
      this.seenIn = seen;
    }
    if (this.seenIn[slot] === this.line) this.problem = "repeated-key";
    this.seenIn[slot] = this.line;
  }

  private takeString(bytes: Uint8Array, start: number, end: number, slot: number): boolean {
    let to = end;
    if (hasBackslash(bytes, start, end)) {
      // UTF-8 of an unescaped string is never longer than its escaped form, so it fits in place.
      const text = jsonString(bytes, start, end);
      if (text === null) return false;
      to = start + new TextEncoder().encodeInto(text, bytes.subarray(start, end)).written;
    }
    this.row.set(slot, start, to, STRING);
    return true;
  }

  private takeArray(bytes: Uint8Array, start: number, end: number, slot: number): number {
    let isValid = true;
    const after = scanList(bytes, start, end, (from, to, tag) => {
      if (tag === PLAIN && hasBackslash(bytes, from, to) && jsonString(bytes, from, to) === null)
        isValid = false;
      if (tag === NUMBER && (bytes[from]! > 57 || bytes[to - 1]! > 57)) isValid = false;
    });
    if (after >= 0) {
      this.row.set(slot, start, after, LIST);
      return isValid ? after : -1;
    }
    const close = arrayEnd(bytes, start, end);
    if (close < 0 || parsed(bytes, start, close) === undefined) return -1;
    this.row.set(slot, start, close, PLAIN);
    return close;
  }
}

/** Remembers which column stood at which position of a line, since most lines have the same keys in the same order. */
class KeyMemory {
  private readonly keys: { readonly prefix: string; readonly bytes: Uint8Array; readonly slot: number }[] =
    [];

  constructor(
    private readonly columns: ColumnSet,
    private readonly path: string,
  ) {}

  slot(ordinal: number, prefix: string, bytes: Uint8Array, start: number, end: number): number {
    const last = this.keys[ordinal];
    if (last !== undefined && last.prefix === prefix && isSame(last.bytes, bytes, start, end))
      return last.slot;
    const key = jsonString(bytes, start, end);
    if (key === null) return -1;
    const slot = this.columns.slot(prefix + key, this.path);
    this.keys[ordinal] = { prefix, bytes: bytes.slice(start, end), slot };
    return slot;
  }
}

function isSame(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false;
  return true;
}

function hasBackslash(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === 92) return true;
  return false;
}

/** Text of a JSON string without its quotes; null when an escape is wrong or half of a surrogate pair. */
function jsonString(bytes: Uint8Array, start: number, end: number): string | null {
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  if (!text.includes("\\")) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === "string" && !hasLoneSurrogate(value) ? value : null;
  } catch {
    return null;
  }
}

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** Index after the bracket that closes the array at `start`, or -1. */
function arrayEnd(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c === 34) {
      i = stringEnd(bytes, i, end);
      if (i < 0) return -1;
    } else if (c === 91 || c === 123) depth++;
    else if ((c === 93 || c === 125) && --depth === 0) return i + 1;
  }
  return -1;
}

function parsed(bytes: Uint8Array, start: number, end: number): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
  } catch {
    return undefined;
  }
}
