/** A value of a key or a profiled column: bigint only where a number is not exact. */
export type Key = string | number | bigint;

const scratch = new DataView(new ArrayBuffer(8));

/** An int of a column as a key: one representation per value, whichever way a part decodes its ints. */
export function intKey(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

/**
 * 64 bits of hash as two unsigned 32-bit numbers; equal keys hash alike (0 and -0, every NaN). For estimates and for
 * dealing keys into slices, not against an adversary.
 */
export function hashKey(key: Key): readonly [high: number, low: number] {
  if (typeof key === "string") return hashText(key);
  if (typeof key === "bigint") scratch.setBigUint64(0, BigInt.asUintN(64, key));
  else scratch.setFloat64(0, Number.isNaN(key) ? Number.NaN : key + 0);
  const a = scratch.getUint32(0);
  const b = scratch.getUint32(4);
  const low = mix(b ^ mix(a ^ 0x9e3779b9));
  return [mix(a + Math.imul(low, 0x85ebca6b)), low];
}

function hashText(text: string): readonly [high: number, low: number] {
  let a = 0x811c9dc5;
  let b = 0xdeadbeef ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul((b << 5) | (b >>> 27), 0x9e3779b1) ^ unit;
  }
  const low = mix(a ^ Math.imul(b, 0x2c1b3c6d));
  return [mix(b + low), low];
}

/** Spreads every input bit over all 32 output bits; a bijection. Source: the finalizer of MurmurHash3. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
