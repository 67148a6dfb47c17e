import type { Value } from "../types.js";
import type { Column } from "./column.js";
import { denseIndex } from "./dense-index.js";
import type { Grouping } from "./passes/group.js";

/** Ids of users: whole numbers where float64 holds them exactly, wide ints, or strings. */
export type UserIds = Float64Array | readonly bigint[] | readonly string[];

/** Id of the user at a row in run order. */
export function userAt(users: Column, { order }: Grouping): (row: number) => Value {
  return (row) => {
    const at = order === null ? row : order[row]!;
    if (users.kind === "code") return users.dictionary[users.codes[at]!] ?? null;
    return users.kind === "number" ? BigInt(users.values[at]!) : null;
  };
}

/** Ids of the users of a part, one each: of those marked in `chosen`, or of all. */
export function userIds(users: Column, grouping: Grouping, chosen: Uint8Array | null): UserIds {
  const { runs, order, userCount } = grouping;
  const rows = new Int32Array(userCount);
  let count = 0;
  for (let user = 0; user < userCount; user++) {
    const start = runs[user]!;
    if (chosen === null || chosen[user] === 1) rows[count++] = order === null ? start : order[start]!;
  }
  if (users.kind === "number") {
    const ids = new Float64Array(count);
    for (let at = 0; at < count; at++) ids[at] = users.values[rows[at]!]!;
    return ids;
  }
  if (users.kind === "list") return [];
  const { codes, dictionary } = users;
  // A dictionary is all strings or all bigints, and so are its entries at any codes.
  return Array.from(rows.subarray(0, count), (row) => dictionary[codes[row]!]) as string[] | bigint[];
}

/** All ids of several parts as bigints or strings, in part order. */
export function plainIds(parts: readonly UserIds[]): readonly (bigint | string)[] {
  return parts.flatMap((ids) => Array.from<number | bigint | string, bigint | string>(ids, plain));
}

/** A user who is in two of the parts, with their positions; null when there is none. */
export function findShared(
  parts: readonly UserIds[],
): { readonly id: string; readonly first: number; readonly second: number } | null {
  const total = parts.reduce((sum, ids) => sum + ids.length, 0);
  const numbers = parts.filter((ids) => ids instanceof Float64Array);
  if (numbers.length === parts.length) {
    const all = new Float64Array(total);
    let at = 0;
    for (const ids of numbers) {
      all.set(ids, at);
      at += ids.length;
    }
    if (denseIndex(all).count === total) return null;
  }
  const owner = new Map<bigint | string, number>();
  for (const [second, ids] of parts.entries())
    for (const id of plainIds([ids])) {
      const first = owner.get(id);
      if (first !== undefined) return { id: String(id), first, second };
      owner.set(id, second);
    }
  return null;
}

function plain(id: number | bigint | string): bigint | string {
  return typeof id === "number" ? BigInt(id) : id;
}
