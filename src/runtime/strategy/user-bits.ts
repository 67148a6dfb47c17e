/** A set of users of a part: user u is bit u & 31 of word u >> 5. Bits beyond the last user are 0. Never changed once made. */
export type UserBits = Int32Array;

/** Words that a set of `userCount` users takes. */
export function wordCount(userCount: number): number {
  return (userCount + 31) >>> 5;
}

/** No user. */
export function noUsers(userCount: number): UserBits {
  return new Int32Array(wordCount(userCount));
}

/** Every user. */
export function everyUser(userCount: number): UserBits {
  const bits = noUsers(userCount).fill(-1);
  const last = userCount & 31;
  if (last !== 0) bits[bits.length - 1] = (1 << last) - 1;
  return bits;
}

/** The users whose count lies between two bounds, both included; `counts` has a number for each user. */
export function usersBetween(counts: Int32Array, least: number, most: number): UserBits {
  const bits = noUsers(counts.length);
  for (let user = 0; user < counts.length; user++) {
    const count = counts[user]!;
    if (count >= least && count <= most) bits[user >> 5]! |= 1 << (user & 31);
  }
  return bits;
}

/** Users in both sets. Both are of one part, here as in what follows. */
export function both(a: UserBits, b: UserBits): UserBits {
  const bits = new Int32Array(a.length);
  for (let at = 0; at < a.length; at++) bits[at] = a[at]! & b[at]!;
  return bits;
}

/** Users in either set. */
export function either(a: UserBits, b: UserBits): UserBits {
  const bits = new Int32Array(a.length);
  for (let at = 0; at < a.length; at++) bits[at] = a[at]! | b[at]!;
  return bits;
}

/** Users in the first set and not in the second. */
export function without(a: UserBits, b: UserBits): UserBits {
  const bits = new Int32Array(a.length);
  for (let at = 0; at < a.length; at++) bits[at] = a[at]! & ~b[at]!;
  return bits;
}

/** How many users there are in a set. Source: the bit count of Hacker's Delight. */
export function countUsers(bits: UserBits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at]!;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The users of a set, ascending. */
export function listUsers(bits: UserBits): Int32Array {
  const users = new Int32Array(countUsers(bits));
  let count = 0;
  for (let at = 0; at < bits.length; at++)
    for (let word = bits[at]!; word !== 0; word &= word - 1)
      users[count++] = (at << 5) + 31 - Math.clz32(word & -word);
  return users;
}

/** Rows of the users in a set; `runs` are offsets of all users' runs. */
export function countRows(bits: UserBits, runs: Int32Array): number {
  let rows = 0;
  for (let at = 0; at < bits.length; at++)
    for (let word = bits[at]!; word !== 0; word &= word - 1) {
      const user = (at << 5) + 31 - Math.clz32(word & -word);
      rows += runs[user + 1]! - runs[user]!;
    }
  return rows;
}
