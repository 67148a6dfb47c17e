import type { CodeColumn } from "../column.js";
import { requireArray } from "./arrays.js";
import type { Block, DictionaryForm, PlainArray } from "./block.js";

type Dictionary = CodeColumn["dictionary"];

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Arrays that hold a dictionary's values; names start with `prefix`. */
export function packDictionary(
  dictionary: Dictionary,
  isText: boolean,
  prefix: string,
): { readonly form: DictionaryForm; readonly arrays: readonly (readonly [string, PlainArray])[] } {
  if (!isText) {
    // Only texts have a dictionary of strings.
    const values = dictionary as readonly bigint[];
    if (values.every((value) => INT64_MIN <= value && value <= INT64_MAX))
      return { form: "int64", arrays: [[`${prefix}ints`, BigInt64Array.from(values)]] };
  }
  const texts = dictionary.map(String);
  const ends = new Int32Array(texts.length);
  let end = 0;
  texts.forEach((text, code) => {
    end += Buffer.byteLength(text);
    ends[code] = end;
  });
  const bytes = Buffer.allocUnsafe(end);
  texts.forEach((text, code) => {
    bytes.write(text, ends[code - 1] ?? 0);
  });
  const arrays = [
    [`${prefix}text`, new Uint8Array(bytes.buffer, bytes.byteOffset, end)],
    [`${prefix}ends`, ends],
  ] as const;
  return { form: isText ? "text" : "decimal", arrays };
}

/**
 * The dictionary of a block as JavaScript values. Strings cannot be shared between threads: each thread makes them once
 * and keeps the latest ones.
 */
export function openDictionary(block: Block, form: DictionaryForm, prefix: string): Dictionary {
  const id = JSON.stringify([block.key, block.name]);
  const known = decoded.get(id);
  if (known !== undefined) {
    decoded.delete(id);
    decoded.set(id, known);
    return known.dictionary;
  }
  const dictionary = decode(block, form, prefix);
  remember(id, dictionary, block.arrays[`${prefix}text`]?.length ?? 0);
  return dictionary;
}

function decode(block: Block, form: DictionaryForm, prefix: string): Dictionary {
  if (form === "int64") return Array.from(requireArray(block, `${prefix}ints`, "i64"));
  const texts = decodeTexts(
    requireArray(block, `${prefix}text`, "u8"),
    requireArray(block, `${prefix}ends`, "i32"),
  );
  return form === "text" ? texts : texts.map(BigInt);
}

function decodeTexts(bytes: Uint8Array, ends: Int32Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = buffer.toString("utf8");
  // Without a multi-byte character, offsets in bytes are offsets in the text: slices are ten times cheaper than decoding.
  const isAscii = whole.length === bytes.length;
  const texts: string[] = [];
  let start = 0;
  for (const end of ends) {
    texts.push(isAscii ? whole.slice(start, end) : buffer.toString("utf8", start, end));
    start = end;
  }
  return texts;
}

/** Latest last. Text on the heap takes up to twice its bytes and some 24 bytes an entry. */
const decoded = new Map<string, { readonly dictionary: Dictionary; readonly bytes: number }>();
const MOST_BYTES = 64 * 2 ** 20;
let heldBytes = 0;

function remember(id: string, dictionary: Dictionary, textBytes: number): void {
  const bytes = 2 * textBytes + 24 * dictionary.length;
  decoded.set(id, { dictionary, bytes });
  heldBytes += bytes;
  for (const [oldest, entry] of decoded) {
    if (heldBytes <= MOST_BYTES || oldest === id) break;
    decoded.delete(oldest);
    heldBytes -= entry.bytes;
  }
}
