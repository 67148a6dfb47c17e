import { floatText } from "../../src/runtime/json-writer.js";
import { instantText } from "../../src/runtime/key-text.js";
import type { TimeUnit } from "../../src/types.js";

/** Thousands set apart: `1,234,567`. */
export function wholeText(value: bigint | number): string {
  return grouped(String(value));
}

/** A float for people, with as many decimals as its size wants or as given; exact text where that would say too little. */
export function decimalText(value: number, decimals = decimalsFor([value])): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= 1e15 || (size !== 0 && size < 1e-3)) return floatText(value);
  const [whole = "", fraction = ""] = value.toFixed(decimals).split(".");
  return fraction === "" ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

/** Decimals that numbers shown below each other have: none when all are whole, fewer for greater ones. */
export function decimalsFor(values: readonly number[]): number {
  if (values.every(Number.isInteger)) return 0;
  const largest = Math.max(...values.map(Math.abs).filter(Number.isFinite));
  return largest >= 100 ? 2 : largest >= 1 ? 3 : 4;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A share as a percentage with one decimal; a dash where there is none. */
export function percentText(share: number | null): string {
  return share === null ? "-" : `${(share * 100).toFixed(1)}%`;
}

/** `0.12 s`, `850 ms`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** `3.4 MB`, in powers of 1000. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** A time of a dataset: ISO 8601 where its unit is known, the number where not. */
export function timeText(value: bigint | number, unit: TimeUnit | null): string {
  if (unit === null) return String(value);
  if (typeof value === "bigint") return instantText(value, unit);
  const perSecond = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 }[unit];
  return instantText(BigInt(Math.floor((value / perSecond) * 1000)), "ms");
}
