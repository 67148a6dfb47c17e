import type { Column } from "../column.js";
import { buildCodeIndex, type CodeIndex, MOST_CODES } from "../strategy/code-index.js";
import { packArrays, requireArray } from "./arrays.js";
import type { Block, PlainArray } from "./block.js";
import { openDictionary, packDictionary } from "./dictionary.js";

/**
 * The index of a column in run order as the content of a block; a note that there is none when the column has too many
 * values, so that it is not tried again. Cost: as buildCodeIndex.
 */
export function packIndex(column: Column, runs: Int32Array): Pick<Block, "content" | "arrays" | "buffer"> {
  if (column.kind !== "code" || column.dictionary.length > MOST_CODES)
    return { content: { kind: "no-index" }, ...packArrays(new Map()) };
  const { dictionary, rowCounts, userCounts, bits, ownerEnds, owners } = buildCodeIndex(column, runs);
  const { form, arrays } = packDictionary(dictionary, column.type.kind === "string", "");
  const all = new Map<string, PlainArray>(arrays);
  for (const [name, array] of Object.entries({ rowCounts, userCounts, bits, ownerEnds, owners }))
    all.set(name, array);
  const content = { kind: "index", userCount: runs.length - 1, dictionary: form } as const;
  return { content, ...packArrays(all) };
}

/** The index in a block; null when the block notes that there is none. Errors: RangeError when arrays are missing. */
export function openIndex(block: Block): CodeIndex | null {
  if (block.content.kind !== "index") return null;
  return {
    userCount: block.content.userCount,
    dictionary: openDictionary(block, block.content.dictionary, ""),
    rowCounts: requireArray(block, "rowCounts", "i32"),
    userCounts: requireArray(block, "userCounts", "i32"),
    bits: requireArray(block, "bits", "i32"),
    ownerEnds: requireArray(block, "ownerEnds", "i32"),
    owners: requireArray(block, "owners", "i32"),
  };
}
