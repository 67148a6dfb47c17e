import type { Ranks } from "./column-builder.js";

/**
 * Indices 0 .. length - 1 sorted by the keys, strongest first; rows equal in all keys keep their order.
 * Cost: linear, one stable counting pass a key from the weakest on; a key that is in order already costs one look.
 */
export function sortRows(keys: readonly Ranks[], length: number): Uint32Array {
  let order = Uint32Array.from({ length }, (_, i) => i);
  let isIdentity = true;
  for (const { rank, count } of keys.toReversed()) {
    if (isIdentity && isAscending(rank)) continue;
    order = sortedBy(rank, count, order);
    isIdentity = false;
  }
  return order;
}

function isAscending(rank: Int32Array): boolean {
  for (let i = 1; i < rank.length; i++) if (rank[i]! < rank[i - 1]!) return false;
  return true;
}

function sortedBy(rank: Int32Array, count: number, order: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(count + 1);
  for (let i = 0; i < rank.length; i++) next[rank[i]! + 1]!++;
  for (let r = 0; r < count; r++) next[r + 1]! += next[r]!;
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    sorted[next[rank[row]!]!++] = row;
  }
  return sorted;
}
