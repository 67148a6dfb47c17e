/** Rows of text inputs may be this long. */
export const MAX_ROW_MB = 64;

/** A reader of text rows that is fed chunks cut anywhere. */
export interface TextReader {
  push(chunk: Uint8Array): void;
  /** After the last chunk. */
  end(): void;
}

/** The bytes that a text reader has not consumed: `bytes[0 .. length)`, owned and changed by it. */
export class TextWindow {
  bytes: Uint8Array = new Uint8Array(1 << 16);
  length = 0;
  private isFirst = true;

  append(chunk: Uint8Array): void {
    if (this.length + chunk.length > this.bytes.length) {
      const bytes = new Uint8Array(2 * (this.length + chunk.length));
      bytes.set(this.bytes.subarray(0, this.length));
      this.bytes = bytes;
    }
    this.bytes.set(chunk, this.length);
    this.length += chunk.length;
    if (this.isFirst && this.length >= 3) {
      this.isFirst = false;
      if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.drop(3);
    }
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    if (count === 0) return;
    this.isFirst = false;
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}

const SAMPLE_BYTES = 120;

/** A short sample of raw input for a report. */
export function sampleText(bytes: Uint8Array, start: number, end: number): string {
  const cut = Math.min(end, start + SAMPLE_BYTES);
  const text = new TextDecoder().decode(bytes.subarray(start, cut)).replace(/[\r\n]+$/, "");
  return cut < end ? `${text}…` : text;
}
