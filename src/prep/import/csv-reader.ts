import { isUtf8 } from "node:buffer";
import { fail } from "../../errors/index.js";
import type { ColumnSet } from "./column-set.js";
import { detectDelimiter, headerNames } from "./csv-header.js";
import { NULL, RowFields, type RowSink, TEXT } from "./field.js";
import type { TextReader } from "./text-window.js";
import { MAX_ROW_MB, sampleText, TextWindow } from "./text-window.js";

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Rows of RFC 4180 text: quoted fields may hold delimiters, line ends and doubled quotes; lines end in LF or CRLF;
 * a quote inside an unquoted field is a character; blank lines are skipped. An unquoted empty field is null, a quoted
 * one the empty string.
 */
export class CsvReader implements TextReader {
  private readonly window = new TextWindow();
  private readonly row = new RowFields();
  private delimiter = 44;
  /** Column set slots by field position; empty until the header was read. */
  private slots = new Int32Array(0);
  private hasHeader = false;
  private line = 1;
  /** Quoted fields of the current row with doubled quotes in them. */
  private readonly doubled: number[] = [];
  private isWindowUtf8 = true;

  constructor(
    private readonly path: string,
    private readonly columns: ColumnSet,
    private readonly sink: RowSink,
    private readonly onHeader: (names: readonly string[]) => void,
  ) {}

  push(chunk: Uint8Array): void {
    this.window.append(chunk);
    this.drain(false);
  }

  end(): void {
    this.drain(true);
  }

  private drain(isLast: boolean): void {
    const { bytes, length } = this.window;
    const lines = isLast ? length : bytes.subarray(0, length).lastIndexOf(LF) + 1;
    this.isWindowUtf8 = isUtf8(bytes.subarray(0, lines));
    let at = 0;
    while (at < length) {
      const next = this.scanRow(bytes, at, length, isLast);
      if (next < 0) break;
      at = next;
    }
    this.window.drop(at);
    if (this.window.length > MAX_ROW_MB << 20)
      fail(
        "import-row-too-long",
        { path: this.path, line: this.line, limitMb: MAX_ROW_MB },
        { hint: "look for a quote that is never closed there" },
      );
  }

  /** Reads the row at `start`; returns where the next one begins, or -1 when it is not complete yet. */
  private scanRow(bytes: Uint8Array, start: number, length: number, isLast: boolean): number {
    // Indices below are checked against length <= bytes.length.
    if (!this.hasHeader) this.delimiter = detectDelimiter(bytes, start, length);
    const { delimiter, row } = this;
    const expected = this.slots.length;
    let at = start;
    let field = 0;
    let lines = 1;
    let isBroken = false;
    this.doubled.length = 0;
    if (!this.hasHeader) row.reset(64);
    for (;;) {
      let from = at;
      let to = at;
      let tag = TEXT;
      if (at < length && bytes[at]! === QUOTE) {
        from = at + 1;
        at = from;
        let hasDoubled = false;
        for (;;) {
          while (at < length && bytes[at]! !== QUOTE) {
            if (bytes[at]! === LF) lines++;
            at++;
          }
          if (at >= length) {
            if (!isLast) return -1;
            this.sink.reject("open-quote", this.line, sampleText(bytes, start, length));
            return length;
          }
          if (at + 1 >= length && !isLast) return -1;
          if (at + 1 >= length || bytes[at + 1]! !== QUOTE) break;
          hasDoubled = true;
          at += 2;
        }
        to = at;
        at++;
        if (hasDoubled) this.doubled.push(field);
        if (at < length && bytes[at]! === CR && at + 1 === length && !isLast) return -1;
        if (!isFieldEnd(bytes, at, length, delimiter)) {
          isBroken = true;
          while (at < length && bytes[at]! !== delimiter && bytes[at]! !== LF) at++;
        }
      } else {
        while (at < length && bytes[at]! !== delimiter && bytes[at]! !== LF) at++;
        to = at;
        if (to > from && bytes[to - 1]! === CR && (at >= length || bytes[at]! === LF)) to--;
        if (to === from) tag = NULL;
      }
      if (!this.hasHeader) {
        row.reserve(field);
        row.set(field, from, to, tag);
      } else if (field < expected) row.set(this.slots[field]!, from, to, tag);
      field++;
      if (at < length && bytes[at]! === CR && bytes[at + 1]! === LF) at++;
      if (at >= length && !isLast) return -1;
      if (at >= length || bytes[at]! === LF) break;
      if (bytes[at]! === CR) {
        at++;
        break;
      }
      at++;
    }
    const next = at < length ? at + 1 : length;
    this.finishRow(bytes, start, at, field, isBroken);
    this.line += lines;
    return next;
  }

  private finishRow(bytes: Uint8Array, start: number, end: number, fields: number, isBroken: boolean): void {
    const { row, line } = this;
    row.bytes = bytes;
    row.line = line;
    if (!this.isWindowUtf8 && !isUtf8(bytes.subarray(start, end))) {
      if (this.hasHeader) this.sink.reject("not-utf8", line, sampleText(bytes, start, end));
      else fail("import-encoding", { path: this.path, found: "a header in another encoding" });
    } else if (fields === 1 && (end === start || (end === start + 1 && bytes[start] === CR))) {
      // a blank line
    } else if (isBroken && this.hasHeader) this.sink.reject("bad-quote", line, sampleText(bytes, start, end));
    else if (!this.hasHeader) this.takeHeader(bytes, fields);
    else if (fields !== this.slots.length)
      this.sink.reject("field-count", line, sampleText(bytes, start, end));
    else {
      for (const field of this.doubled) undouble(row, this.slots[field]!);
      this.sink.accept(row);
    }
  }

  private takeHeader(bytes: Uint8Array, fields: number): void {
    const { row } = this;
    for (const field of this.doubled) undouble(row, field);
    const decoder = new TextDecoder();
    const cells = Array.from({ length: fields }, (_, i) =>
      decoder.decode(bytes.subarray(row.starts[i], row.ends[i])),
    );
    const names = headerNames(cells, this.path);
    this.slots = Int32Array.from(names, (name) => this.columns.slot(name, this.path));
    this.hasHeader = true;
    row.reset(this.columns.count);
    this.onHeader(names);
  }
}

function isFieldEnd(bytes: Uint8Array, at: number, length: number, delimiter: number): boolean {
  if (at >= length) return true;
  const c = bytes[at]!;
  return c === delimiter || c === LF || (c === CR && (at + 1 >= length || bytes[at + 1]! === LF));
}

/** Replaces doubled quotes of a field by single ones, in place: the window is the reader's own. */
function undouble(row: RowFields, slot: number): void {
  const { bytes } = row;
  const end = row.ends[slot]!;
  let to = row.starts[slot]!;
  for (let from = to; from < end; from++) {
    const c = bytes[from]!;
    bytes[to++] = c;
    if (c === QUOTE) from++;
  }
  row.ends[slot] = to;
}
