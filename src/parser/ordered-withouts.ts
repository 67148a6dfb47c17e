import type { Without } from "./ast.js";

/** By gap; in one gap those with a name come last, so that every form says the same. */
export function orderedWithouts(withouts: readonly Without[]): readonly Without[] {
  const isNamed = ({ name }: Without) => Number(name !== null);
  return [...withouts].sort((a, b) => a.gap - b.gap || isNamed(a) - isNamed(b));
}
