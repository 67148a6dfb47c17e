import type { Random } from "./random.js";

/** The shop's items; item i is sold as `ids[i]`. Earlier items are asked for more often. */
export interface Items {
  readonly ids: Int32Array;
  /** In hundredths; -1 = no price known. */
  readonly cents: Int32Array;
  /** Index into `categories`. */
  readonly category: Int32Array;
  /** Texts; the greatest has the id "999", items that were never filed are in "unfiled". */
  readonly categories: readonly string[];
}

const CATEGORY_COUNT = 1000;
const UNPRICED = 0.004;
const UNFILED = 0.01;

/** An assortment of `count` items in skewed categories. */
export function makeItems(count: number, random: Random): Items {
  const ids = shuffled(count, random);
  const numbers = shuffled(1700, random).filter((id) => id !== 999);
  const categories = ["unfiled", "999", ...Array.from(numbers.subarray(0, CATEGORY_COUNT - 2), String)];
  const cents = new Int32Array(count);
  const category = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const spread = random.next() + random.next() + random.next() - 1.5;
    cents[i] = random.chance(UNPRICED) ? -1 : Math.max(99, Math.round(4500 * Math.exp(1.6 * spread)));
    category[i] = random.chance(UNFILED)
      ? 0
      : Math.min(CATEGORY_COUNT - 1, random.powerLaw(0.55, CATEGORY_COUNT - 1));
  }
  return { ids, cents, category, categories };
}

/** 1 .. count in random order. */
export function shuffled(count: number, random: Random): Int32Array {
  const ids = Int32Array.from({ length: count }, (_, i) => i + 1);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const id = ids[i] ?? 0;
    ids[i] = ids[j] ?? 0;
    ids[j] = id;
  }
  return ids;
}
