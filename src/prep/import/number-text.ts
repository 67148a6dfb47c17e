/** Kinds of number that a text can be; bits, so that a column can collect them. */
export const INT32 = 1;
/** Beyond 32 bits, |v| < 2^53. */
export const INT53 = 2;
/** Beyond 2^53, within int64. */
export const INT64 = 4;
export const FLOAT = 8;

const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const MAX_INT64 = "9223372036854775807";
const MIN_INT64 = "9223372036854775808";

/**
 * Which number the text `bytes[start .. end)` is written as: INT32, INT53, INT64, FLOAT, or 0 when it is none.
 * Texts that would lose something as a number are none: leading zeros, a plus sign, blanks, integers beyond
 * int64, exponents beyond float64. `-0` is a float.
 */
export function classifyNumber(bytes: Uint8Array, start: number, end: number): number {
  // All reads below are at indices < end <= bytes.length.
  let i = start;
  const negative = bytes[i]! === MINUS && end > start;
  if (negative) i++;
  const first = i;
  let value = 0;
  while (i < end) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    i++;
  }
  const digits = i - first;
  if (digits > 1 && bytes[first]! === ZERO) return 0;
  if (i < end) return isFloatTail(bytes, start, i, end, digits) ? FLOAT : 0;
  if (digits === 0) return 0;
  if (value === 0) return negative ? FLOAT : INT32;
  if (value <= 2147483647 || (negative && value === 2147483648)) return INT32;
  if (value < Number.MAX_SAFE_INTEGER) return INT53;
  if (digits < 19) return INT64;
  if (digits > 19) return 0;
  return asciiText(bytes, first, end) <= (negative ? MIN_INT64 : MAX_INT64) ? INT64 : 0;
}

function isFloatTail(bytes: Uint8Array, start: number, at: number, end: number, before: number): boolean {
  let i = at;
  let digits = before;
  if (bytes[i]! === DOT) {
    i++;
    const from = i;
    while (i < end && bytes[i]! >= ZERO && bytes[i]! <= NINE) i++;
    digits += i - from;
  }
  if (digits === 0) return false;
  if (i === end) return true;
  if ((bytes[i]! | 32) !== 101) return false;
  i++;
  if (i < end && (bytes[i]! === 43 || bytes[i]! === MINUS)) i++;
  if (i === end) return false;
  while (i < end && bytes[i]! >= ZERO && bytes[i]! <= NINE) i++;
  if (i < end) return false;
  const text = asciiText(bytes, start, end);
  const value = Number(text);
  return Number.isFinite(value) && (value !== 0 || !/[1-9]/.test(text.slice(0, text.search(/e/i))));
}

/** The float64 nearest to a text that `classifyNumber` knows, or NaN and infinities as `isNonFinite` knows them. */
export function parseFloatText(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  const negative = bytes[i]! === MINUS;
  if (negative) i++;
  let mantissa = 0;
  let scale = -1;
  for (; i < end; i++) {
    const c = bytes[i]!;
    if (c === DOT) scale = 0;
    else if (c >= ZERO && c <= NINE) {
      mantissa = mantissa * 10 + (c - ZERO);
      if (scale >= 0) scale++;
    } else return nonFiniteOrNumber(asciiText(bytes, start, end));
  }
  // Both operands exact (< 2^53 and a power of ten <= 10^22): one rounding, so the quotient is the nearest double.
  if (mantissa > Number.MAX_SAFE_INTEGER || scale > 22) return Number(asciiText(bytes, start, end));
  const value = scale > 0 ? mantissa / POWERS[scale]! : mantissa;
  return negative ? -value : value;
}

const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** An integer text with |v| < 2^53. */
export function parseSafeInt(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start]! === MINUS;
  let value = 0;
  for (let i = negative ? start + 1 : start; i < end; i++) value = value * 10 + (bytes[i]! - ZERO);
  return negative ? -value : value;
}

/** NaN and infinities as data tools write them. */
export function isNonFinite(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= 9 && nonFinite.test(asciiText(bytes, start, end));
}

const nonFinite = /^(?:NaN|nan|-?(?:inf|Inf|Infinity))$/;

function nonFiniteOrNumber(text: string): number {
  if (!nonFinite.test(text)) return Number(text);
  if (text === "NaN" || text === "nan") return Number.NaN;
  return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/**
 * The integer that a number text stands for, in canonical digits: `17850.0`, `1.785e4` and `17850` are "17850". Null
 * for fractions, values beyond int64 and texts that are no number.
 */
export function wholeText(bytes: Uint8Array, start: number, end: number): string | null {
  const kind = classifyNumber(bytes, start, end);
  if (kind === 0) return null;
  const text = asciiText(bytes, start, end);
  if (kind !== FLOAT) return text;
  const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)(\d*)\.?(\d*)(?:[eE](.+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > Math.max(0, shift) || shift > 40 || shift < -40) return null;
  const digits =
    shift >= 0 ? `${whole}${fraction.padEnd(shift, "0").slice(0, shift)}` : withoutZeros(whole ?? "", -shift);
  if (digits === null) return null;
  const canonical = digits.replace(/^0+(?=\d)/, "") || "0";
  if (canonical === "0") return "0";
  const value = BigInt(`${sign}${canonical}`);
  return BigInt.asIntN(64, value) === value ? value.toString() : null;
}

/** `whole` divided by 10^count, or null when that leaves a fraction. */
function withoutZeros(whole: string, count: number): string | null {
  const padded = whole.padStart(count + 1, "0");
  const cut = padded.slice(padded.length - count);
  return /^0*$/.test(cut) ? padded.slice(0, padded.length - count) : null;
}

/** Text of ASCII bytes. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
