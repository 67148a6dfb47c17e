import type { ScalarType, TimeUnit, Value } from "../../types.js";

const RESERVED = new Set(
  "and or not in between contains starts ends matches like is has null true false from timeframe param include define where aggregate funnel step without window order ties repeats entry entering chain count hold by per durations each at preset within after optional times".split(
    " ",
  ),
);

/** A column's name, in backticks when it is no identifier or a word of the language. */
export function printColumn(name: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name.toLowerCase());
  return isPlain ? name : `\`${name}\``;
}

/** A string literal on one line. */
export function printString(text: string): string {
  return JSON.stringify(text);
}

/** A value of a type (its own when null): timestamps as instants where a date can say them, floats with a dot. */
export function printLiteral(value: Exclude<Value, null>, type: ScalarType | null): string {
  if (typeof value === "string") return printString(value);
  if (typeof value === "boolean") return `${value}`;
  if (type?.kind === "timestamp" && typeof value === "bigint") return printInstant(value, type.unit);
  if (typeof value === "bigint") return `${value}`;
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : `${value}`;
}

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  s: 1n,
  ms: 1_000n,
  us: 1_000_000n,
  ns: 1_000_000_000n,
};
const LAST_SECOND = 253_402_300_799n;

function printInstant(value: bigint, unit: TimeUnit): string {
  const per = PER_SECOND[unit];
  const fraction = ((value % per) + per) % per;
  const seconds = (value - fraction) / per;
  if (seconds > LAST_SECOND || seconds < -62_167_219_200n) return `${value}`;
  const iso = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  if (fraction === 0n) return iso.endsWith("T00:00:00") ? iso.slice(0, 10) : iso;
  return `${iso}.${fraction
    .toString()
    .padStart(per.toString().length - 1, "0")
    .replace(/0+$/, "")}`;
}
