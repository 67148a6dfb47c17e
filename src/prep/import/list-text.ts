import { BOOL, NULL, NUMBER, PLAIN } from "./field.js";

const QUOTE = 34;
const BACKSLASH = 92;

/** Index of the quote that closes the JSON string opened at `at`, or -1: open, or a control character inside. */
export function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const c = bytes[i]!;
    if (c === QUOTE) return i;
    if (c === BACKSLASH) i++;
    else if (c < 32) return -1;
  }
  return -1;
}

/** End of the JSON number, NaN or infinity at `at`, or -1. */
function numberEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  if (bytes[i] === 45) i++;
  if (bytes[i] === 78 || bytes[i] === 73) return wordEnd(bytes, i, end, bytes[i] === 78 ? "NaN" : "Infinity");
  const first = i;
  i = digitsEnd(bytes, i, end);
  if (i === first || (i - first > 1 && bytes[first] === 48)) return -1;
  if (i < end && bytes[i] === 46) {
    const fraction = i + 1;
    i = digitsEnd(bytes, fraction, end);
    if (i === fraction) return -1;
  }
  if (i < end && (bytes[i]! | 32) === 101) {
    i++;
    if (i < end && (bytes[i] === 43 || bytes[i] === 45)) i++;
    const exponent = i;
    i = digitsEnd(bytes, exponent, end);
    if (i === exponent) return -1;
  }
  return i;
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i]! >= 48 && bytes[i]! <= 57) i++;
  return i;
}

/** End of `word` when it stands at `at`, or -1. */
export function wordEnd(bytes: Uint8Array, at: number, end: number, word: string): number {
  if (end - at < word.length) return -1;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return -1;
  return at + word.length;
}

/** First index from `at` that is no JSON blank. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 13 || bytes[i] === 10)) i++;
  return i;
}

/**
 * Visits the items of the JSON array at `at`: strings as PLAIN without their quotes (escapes left), numbers, bools,
 * nulls. Returns the index after the array, or -1 when it is no array of scalars.
 */
export function scanList(
  bytes: Uint8Array,
  at: number,
  end: number,
  visit: (start: number, end: number, tag: number) => void,
): number {
  if (bytes[at] !== 91) return -1;
  let i = skipBlanks(bytes, at + 1, end);
  if (bytes[i] === 93 && i < end) return i + 1;
  for (;;) {
    if (i >= end) return -1;
    const next = scalarEnd(bytes, i, end);
    if (next < 0) return -1;
    const c = bytes[i]!;
    if (c === QUOTE) visit(i + 1, next - 1, PLAIN);
    else visit(i, next, c === 110 ? NULL : c === 116 || c === 102 ? BOOL : NUMBER);
    i = skipBlanks(bytes, next, end);
    if (i >= end) return -1;
    if (bytes[i] === 93) return i + 1;
    if (bytes[i] !== 44) return -1;
    i = skipBlanks(bytes, i + 1, end);
  }
}

/** End of the JSON scalar at `at`, or -1. */
export function scalarEnd(bytes: Uint8Array, at: number, end: number): number {
  switch (bytes[at]) {
    case QUOTE: {
      const close = stringEnd(bytes, at, end);
      return close < 0 ? -1 : close + 1;
    }
    case 110:
      return wordEnd(bytes, at, end, "null");
    case 116:
      return wordEnd(bytes, at, end, "true");
    case 102:
      return wordEnd(bytes, at, end, "false");
    default:
      return numberEnd(bytes, at, end);
  }
}
