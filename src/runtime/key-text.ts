import type { ScalarType, TimeUnit, Value } from "../types.js";
import { floatText } from "./json-writer.js";

const UNITS_PER_SECOND: { readonly [U in TimeUnit]: bigint } = {
  s: 1n,
  ms: 1_000n,
  us: 1_000_000n,
  ns: 1_000_000_000n,
};
const FRACTION_DIGITS: { readonly [U in TimeUnit]: number } = { s: 0, ms: 3, us: 6, ns: 9 };
/** Seconds that a JavaScript Date can hold, either way. */
const DATE_LIMIT_S = 8_640_000_000_000n;

/**
 * Text of a value as the key of a result's map: strings as they are, ints in decimal, bools `True` and `False`, floats as
 * `3.0` and `1e-05`, timestamps as ISO 8601 in UTC. Distinct values of one type have distinct texts.
 */
export function keyText(key: Exclude<Value, null>, type: ScalarType | null): string {
  switch (typeof key) {
    case "string":
      return key;
    case "boolean":
      return key ? "True" : "False";
    case "number":
      return type?.kind === "int" ? String(key) : floatText(key);
    case "bigint":
      return type?.kind === "timestamp" ? instantText(key, type.unit) : key.toString();
  }
}

/**
 * ISO 8601 of an instant in UTC, `2015-05-03T03:00:04.384Z`; the fraction has the digits of the unit and is left out when
 * zero. Instants beyond the years that dates reach are plain numbers.
 */
export function instantText(value: bigint, unit: TimeUnit): string {
  const perSecond = UNITS_PER_SECOND[unit];
  const remainder = ((value % perSecond) + perSecond) % perSecond;
  const seconds = (value - remainder) / perSecond;
  if (seconds > DATE_LIMIT_S || seconds < -DATE_LIMIT_S) return value.toString();
  const date = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
  const fraction = remainder === 0n ? "" : `.${remainder.toString().padStart(FRACTION_DIGITS[unit], "0")}`;
  return `${date}${fraction}Z`;
}
