import { NULL, NUMBER, TEXT } from "./field.js";
import type { IntWidth } from "./infer.js";
import { classifyNumber, FLOAT, INT32, INT53, INT64, isNonFinite, wholeText } from "./number-text.js";

/**
 * The users column, which is int or string: whole numbers written with a fraction (`17850.0`, as tools write int
 * columns with gaps) are ints as well; anything else than whole numbers makes it a string column of the texts as they
 * are.
 */
export class UserColumn {
  private isWhole = true;
  private bits = 0;

  /** A row without an id: null, the empty string or NaN. */
  isMissing(bytes: Uint8Array, start: number, end: number, tag: number): boolean {
    return tag === NULL || start === end || (tag === NUMBER && isNonFinite(bytes, start, end));
  }

  see(bytes: Uint8Array, start: number, end: number, tag: number): void {
    if (!this.isWhole) return;
    const kind = tag === TEXT || tag === NUMBER ? classifyNumber(bytes, start, end) : 0;
    if (kind === FLOAT) this.bits |= wholeKind(wholeText(bytes, start, end));
    else this.bits |= kind === 0 ? TEXT_BIT : kind;
    if ((this.bits & TEXT_BIT) !== 0) this.isWhole = false;
  }

  /** Null for a string column. */
  width(): IntWidth | null {
    if (!this.isWhole) return null;
    if ((this.bits & INT64) !== 0) return "int64";
    return (this.bits & INT53) !== 0 ? "safe" : "int32";
  }
}

const TEXT_BIT = 1024;

function wholeKind(text: string | null): number {
  if (text === null) return TEXT_BIT;
  const value = Number(text);
  if (Math.abs(value) <= 2147483647) return INT32;
  return Math.abs(value) < Number.MAX_SAFE_INTEGER ? INT53 : INT64;
}
