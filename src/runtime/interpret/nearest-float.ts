/** Exact arithmetic on float64 values, as integers over 2^1074: every finite float64 is a multiple of 2^-1074. */

/** 2^1074, the denominator of `scaled`. */
export const SCALE = 1n << 1074n;

/** A finite float64 times 2^1074, exactly. */
export function scaled(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = (word >> 52n) & 0x7ffn;
  const fraction = word & ((1n << 52n) - 1n);
  const magnitude = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return word >> 63n === 1n ? -magnitude : magnitude;
}

/** The float64 nearest to `numerator / denominator` (denominator > 0), ties to even; infinite beyond the range. */
export function nearestFloat(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -nearestFloat(-numerator, denominator);
  if (numerator === 0n) return 0;
  // The exponent of the last place: the quotient over it has 53 bits, or fewer at the bottom of the range.
  let exponent = Math.max(bitLength(numerator) - bitLength(denominator) - 53, -1074);
  if (roundedQuotient(numerator, denominator, exponent) > 1n << 53n) exponent++;
  return Number(roundedQuotient(numerator, denominator, exponent)) * 2 ** exponent;
}

/** numerator / (denominator * 2^exponent) to the nearest integer, ties to even. */
function roundedQuotient(numerator: bigint, denominator: bigint, exponent: number): bigint {
  const over = exponent < 0 ? numerator << BigInt(-exponent) : numerator;
  const under = exponent < 0 ? denominator : denominator << BigInt(exponent);
  const quotient = over / under;
  const twice = 2n * (over % under);
  return twice > under || (twice === under && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
