import { fail } from "../../errors/index.js";

const DELIMITERS = [44, 59, 9];

/** The delimiter of a header line: the one of `,` `;` tab that stands most often outside of quotes; `,` when none does. */
export function detectDelimiter(bytes: Uint8Array, start: number, end: number): number {
  const counts = DELIMITERS.map(() => 0);
  let isQuoted = false;
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c === 34) isQuoted = !isQuoted;
    else if (!isQuoted) {
      if (c === 10) break;
      const which = DELIMITERS.indexOf(c);
      if (which >= 0) counts[which]!++;
    }
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? 44;
}

/**
 * Column names of a header row. An empty name becomes `column N` (N from 1), as tables with an unnamed index column
 * are common. Errors: `import-repeated-column`.
 */
export function headerNames(cells: readonly string[], path: string): string[] {
  const names = cells.map((cell, i) => (cell === "" ? `column ${i + 1}` : cell));
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined)
    fail("import-repeated-column", { path, name: repeated }, { hint: "rename one of them in the header" });
  return names;
}
