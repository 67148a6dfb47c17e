import type { TextOf } from "./byte-table.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Strict UTF-8 (no surrogates, no overlong forms); null for anything else. */
export const utf8Text: TextOf = (bytes, start, end) => {
  let high = 0;
  for (let i = start; i < end; i++) high |= bytes[i]!;
  if (high < 0x80) return bytes.toString("latin1", start, end);
  try {
    return utf8.decode(bytes.subarray(start, end));
  } catch {
    return null;
  }
};

const HEX_DIGITS = Buffer.from("0123456789abcdef");
/** Where the two digits of each of the 16 bytes stand among the 36 characters. */
const UUID_PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const uuid = Buffer.alloc(36, "-");

/** The usual form of a UUID, in lower case. */
export const uuidText: TextOf = (bytes, start) => {
  for (let i = 0; i < UUID_PLACES.length; i++) {
    const byte = bytes[start + i]!;
    const place = UUID_PLACES[i]!;
    uuid[place] = HEX_DIGITS[byte >> 4]!;
    uuid[place + 1] = HEX_DIGITS[byte & 15]!;
  }
  return uuid.toString("latin1");
};
