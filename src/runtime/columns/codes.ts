import type { CodeColumn } from "../column.js";

/** Marks a null in codes that are still being collected. */
export const NULL_CODE = -1;

/**
 * Final codes: the narrowest array that holds `size` (the code of null) as well, with every NULL_CODE replaced by
 * `size`. The array given may be reused.
 */
export function finishCodes(codes: Int32Array, size: number): Pick<CodeColumn, "codes" | "hasNulls"> {
  const narrow =
    size <= 0xff ? new Uint8Array(codes.length) : size <= 0xffff ? new Uint16Array(codes.length) : codes;
  let hasNulls = false;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === NULL_CODE) {
      hasNulls = true;
      narrow[i] = size;
    } else narrow[i] = code;
  }
  return { codes: narrow, hasNulls };
}
