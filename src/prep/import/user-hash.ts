import { wholeText } from "./number-text.js";

/**
 * The part of a user: FNV-1a (32 bit) over the id's canonical UTF-8 text, finished with the mixing steps of
 * MurmurHash3, modulo `parts`. Whole numbers count in canonical digits, so `17850`, `17850.0` and the integer 17850
 * hash alike. This never changes: imports at different times put a user into the same part.
 */
export function partOf(bytes: Uint8Array, start: number, end: number, parts: number): number {
  return hashUser(bytes, start, end) % parts;
}

/** The unsigned 32 bit hash behind `partOf`. */
function hashUser(bytes: Uint8Array, start: number, end: number): number {
  let hash = OFFSET;
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c < 48 || c > 57) return mixed(hashText(bytes, start, end));
    hash = Math.imul(hash ^ c, PRIME);
  }
  return mixed(hash);
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hashText(bytes: Uint8Array, start: number, end: number): number {
  const c = bytes[start]!;
  const whole = c === 45 || c === 46 || (c >= 48 && c <= 57) ? wholeText(bytes, start, end) : null;
  let hash = OFFSET;
  if (whole === null) for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, PRIME);
  else for (let i = 0; i < whole.length; i++) hash = Math.imul(hash ^ whole.charCodeAt(i), PRIME);
  return hash;
}

function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
