/** Which parts a registration reads in full: the first, the ends, the ends and some between, or all. */
export type ValidationMode = "single" | "first_last" | "sample" | "all";

/** How many parts a sample has. */
export interface SampleSettings {
  /** Share of the parts. */
  readonly ratio: number;
  /** Most parts; the first and the last are always among them. */
  readonly max: number;
}

export const DEFAULT_SAMPLE: SampleSettings = { ratio: 0.1, max: 10 };

/**
 * Indices of the parts to read, ascending, each once. A sample has max(2, min(floor(parts * ratio), max)) parts: the first,
 * the last and others drawn by `random` (in [0, 1)) without replacement.
 */
export function chooseParts(
  mode: ValidationMode,
  partCount: number,
  settings: SampleSettings = DEFAULT_SAMPLE,
  random: () => number = Math.random,
): readonly number[] {
  const all = Array.from({ length: partCount }, (_, index) => index);
  if (mode === "all") return all;
  if (mode === "single" || partCount <= 1) return all.slice(0, 1);
  const ends = [0, partCount - 1];
  if (mode === "first_last") return ends;
  const size = Math.max(2, Math.min(Math.floor(partCount * settings.ratio), settings.max));
  const between = all.slice(1, -1);
  const drawn: number[] = [];
  while (drawn.length < size - 2 && between.length > 0) {
    drawn.push(...between.splice(Math.floor(random() * between.length), 1));
  }
  return [...ends, ...drawn].sort((a, b) => a - b);
}
