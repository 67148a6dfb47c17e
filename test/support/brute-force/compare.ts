import type { ChainSpec } from "../../../src/planner/chain.js";
import { type Choice, inStream } from "./choice.js";
import { firstRow } from "./legal.js";

/** Numbers by which the chain that counts is the least, one after the other. */
export function keyOf(chain: ChainSpec, choice: Choice, which: "earliest" | "latest" | "fastest"): number[] {
  if (which === "fastest") {
    const rows = chain.order === "any" ? inStream(choice) : choice.flat();
    const total = Math.max(0, rows[rows.length - 1]!.time - firstRow({ chain }, choice).time);
    return [total, ...keyOf(chain, choice, "earliest")];
  }
  return chain.order === "any" ? keyInAnyOrder(choice, which) : keyByStep(choice, which);
}

function keyByStep(choice: Choice, which: "earliest" | "latest"): number[] {
  const lasts = choice.map((rows) => rows[rows.length - 1]?.at ?? null);
  if (which === "earliest") {
    const key = lasts.map((at) => at ?? Number.POSITIVE_INFINITY);
    return [...key, ...choice.flatMap((rows) => [rows.length, ...rows.map((row) => row.at)])];
  }
  const key = lasts.map((at) => (at === null ? Number.POSITIVE_INFINITY : -at)).reverse();
  const inside = [...choice].reverse().map((rows) => [rows.length, ...rows.map((row) => -row.at).reverse()]);
  return [...key, ...inside.flat()];
}

function keyInAnyOrder(choice: Choice, which: "earliest" | "latest"): number[] {
  const rows = inStream(choice);
  const positions = which === "earliest" ? rows.map((row) => row.at) : rows.map((row) => -row.at).reverse();
  // Missing rows are later than any row, for `latest` earlier.
  const padded = Array.from({ length: 20 }, (_, i) => positions[i] ?? Number.POSITIVE_INFINITY);
  return [...padded, ...rows.map((row) => choice.findIndex((own) => own.includes(row)))];
}

/** Whether one key is less than another, number by number. */
export function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}
