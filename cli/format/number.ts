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

const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };

/** A length of time in two places, `2d 3h`, `5h 07m`, `3m 12s`, `850ms`; the number where the unit is not known. */
export function lengthText(value: number, unit: TimeUnit | null): string {
  if (unit === null) return decimalText(value);
  const seconds = value / PER_SECOND[unit];
  const [whole, two] = [Math.round(seconds), (rest: number) => String(rest).padStart(2, "0")];
  if (seconds === 0) return "0s";
  if (seconds < 1e-3) return `${short(seconds * 1e6)}us`;
  if (seconds < 1) return `${short(seconds * 1e3)}ms`;
  if (whole < 60) return `${short(seconds)}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${two(whole % 60)}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
  const hours = Math.round(seconds / 3600);
  return hours < 2400
    ? `${Math.floor(hours / 24)}d ${two(hours % 24)}h`
    : `${wholeText(Math.round(hours / 24))}d`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
