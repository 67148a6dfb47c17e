/** Value of a (high, low) sum of ints, exact: a number when it is safe, else a bigint. */
export function exact(high: number, low: number): number | bigint {
  const sum = high + low;
  return Number.isSafeInteger(sum) ? sum : BigInt(high) + BigInt(low);
}

/** Value of a (high, low) sum of floats: rounded once. Infinities and NaN follow IEEE. */
export function rounded(high: number, low: number): number {
  return Number.isFinite(low) ? high + low : high;
}

/** Mean of `count` values from their (high, low) sum; NaN over none. The quotient is corrected by its remainder. */
export function mean(high: number, low: number, count: number): number {
  if (count === 0) return Number.NaN;
  const sum = rounded(high, low);
  const quotient = sum / count;
  if (!Number.isFinite(quotient) || !Number.isFinite(low)) return quotient;
  const rest = high - sum + low;
  return quotient + (remainder(sum, quotient, count) + rest) / count;
}

/** sum - quotient * count, exactly, by Dekker's product. */
function remainder(sum: number, quotient: number, count: number): number {
  const product = quotient * count;
  const [a, b] = split(quotient);
  const [c, d] = split(count);
  const error = b * d - (product - a * c - b * c - a * d);
  return Number.isFinite(error) ? sum - product - error : 0;
}

function split(value: number): readonly [number, number] {
  const scaled = 134217729 * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}
