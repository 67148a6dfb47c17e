import type { CodeColumn } from "../column.js";
import { noUsers, type UserBits, wordCount } from "./user-bits.js";

/** Most values that an indexed column has: more take more room than the column itself. */
export const MOST_CODES = 64;

/** Codes on at most this share of the rows list their users, row by row; so do those on a few rows. */
const RARE_SHARE = 1 / 8;
const FEW_ROWS = 8;

/**
 * Which users have which values of a dictionary column, without its rows. Arrays by code have `dictionary.length + 1`
 * entries: the last one is null's, as in the column. Views of a block, never changed.
 */
export interface CodeIndex {
  readonly userCount: number;
  readonly dictionary: CodeColumn["dictionary"];
  /** Rows with the code. */
  readonly rowCounts: Int32Array;
  /** Users with the code on any row. */
  readonly userCounts: Int32Array;
  /** Sets of users, one after the other. */
  readonly bits: Int32Array;
  /** Offsets of each code's list in `owners`, one more than codes. A code that is not rare has an empty list. */
  readonly ownerEnds: Int32Array;
  /** For rare codes: the user of each row with the code, ascending. */
  readonly owners: Int32Array;
}

/** Users with the code on any row. */
function usersWith({ bits, userCount }: CodeIndex, code: number): UserBits {
  const words = wordCount(userCount);
  return bits.subarray(code * words, (code + 1) * words);
}

/** The user of each row with the code, ascending; null when the code is not rare. */
export function ownersOf({ owners, ownerEnds, rowCounts }: CodeIndex, code: number): Int32Array | null {
  const start = ownerEnds[code]!;
  const end = ownerEnds[code + 1]!;
  return end - start === rowCounts[code] ? owners.subarray(start, end) : null;
}

/** The index of a column in run order with at most MOST_CODES values. Cost: two passes over its codes. */
export function buildCodeIndex({ codes, dictionary, length }: CodeColumn, runs: Int32Array): CodeIndex {
  const userCount = runs.length - 1;
  const codeCount = dictionary.length + 1;
  const rowCounts = countRowsByCode(codes, codeCount);

  const ownerEnds = new Int32Array(codeCount + 1);
  const next = new Int32Array(codeCount).fill(-1);
  let total = 0;
  for (let code = 0; code < codeCount; code++) {
    const rows = rowCounts[code]!;
    if (rows <= Math.max(FEW_ROWS, length * RARE_SHARE)) {
      next[code] = total;
      total += rows;
    }
    ownerEnds[code + 1] = total;
  }
  const owners = new Int32Array(total);
  const userCounts = new Int32Array(codeCount);
  const words = wordCount(userCount);
  const bits = new Int32Array(codeCount * words);
  const latest = new Int32Array(codeCount).fill(-1);
  // Rows of user u are runs[u] .. runs[u + 1]. Most rows have the code of the row before, and tell nothing new unless it is rare.
  for (let user = 0; user < userCount; user++) {
    const end = runs[user + 1]!;
    let before = -1;
    for (let row = runs[user]!; row < end; row++) {
      const code = codes[row]!;
      if (code === before) continue;
      const at = next[code]!;
      before = at >= 0 ? -1 : code;
      if (at >= 0) {
        owners[at] = user;
        next[code] = at + 1;
      }
      if (latest[code] !== user) {
        latest[code] = user;
        userCounts[code]!++;
        bits[code * words + (user >> 5)]! |= 1 << (user & 31);
      }
    }
  }
  return { userCount, dictionary, rowCounts, userCounts, bits, ownerEnds, owners };
}

/** Neighbouring rows are counted apart: with one and the same code they would wait for each other's sum. */
function countRowsByCode(codes: CodeColumn["codes"], codeCount: number): Int32Array {
  const [even, odd] = [new Int32Array(codeCount), new Int32Array(codeCount)];
  const last = codes.length - 1;
  // Codes are below codeCount.
  for (let row = 0; row < last; row += 2) {
    even[codes[row]!]!++;
    odd[codes[row + 1]!]!++;
  }
  if (codes.length % 2 === 1) even[codes[last]!]!++;
  return even.map((count, code) => count + odd[code]!);
}

/** Users with any of the codes marked in `codes`. */
export function usersWithAny(index: CodeIndex, codes: Uint8Array): UserBits {
  const bits = noUsers(index.userCount);
  for (let code = 0; code < codes.length; code++) {
    if (codes[code] === 0 || index.userCounts[code] === 0) continue;
    const own = usersWith(index, code);
    for (let at = 0; at < bits.length; at++) bits[at]! |= own[at]!;
  }
  return bits;
}

/**
 * Rows with any of the marked codes, by user; null when that cannot be told from the lists of rare codes: neither these codes nor all
 * others are rare.
 */
export function rowsByUser(index: CodeIndex, codes: Uint8Array, runs: Int32Array): Int32Array | null {
  const { userCount } = index;
  const counts = new Int32Array(userCount);
  if (addOwners(index, codes, 1, counts)) return counts;
  for (let user = 0; user < userCount; user++) counts[user] = runs[user + 1]! - runs[user]!;
  return addOwners(index, codes, 0, counts) ? counts : null;
}

/** Adds (1) or takes away (0) the rows of the codes that are marked so; false, and nothing done, when one of them is not rare. */
function addOwners(index: CodeIndex, codes: Uint8Array, mark: 0 | 1, counts: Int32Array): boolean {
  const lists: Int32Array[] = [];
  for (let code = 0; code < codes.length; code++) {
    if (codes[code] !== mark) continue;
    const owners = ownersOf(index, code);
    if (owners === null) return false;
    lists.push(owners);
  }
  const step = mark === 1 ? 1 : -1;
  for (const owners of lists) for (let at = 0; at < owners.length; at++) counts[owners[at]!]! += step;
  return true;
}
