/** Rows (or distinct times) that can each serve one of some steps: bit k for step k. */
export interface Resource {
  readonly row: number;
  readonly steps: number;
}

/**
 * Deals resources to places, `counts[k]` places for step k, so that as few places as possible stay empty and every one of the first
 * `forced` resources has a place: `missing` is the number of empty places, Infinity when a forced one has none. Augmenting
 * paths (Kuhn): a resource once placed keeps a place.
 */
export function assign(
  resources: readonly Resource[],
  forced: number,
  counts: readonly number[],
): { readonly missing: number } {
  const free = Array.from(counts);
  const placed = counts.map((): number[] => []);

  /** Finds a place for a resource, moving others on. */
  const place = (resource: number, seen: boolean[]): boolean => {
    for (let step = 0; step < counts.length; step++) {
      if (((resources[resource]!.steps >> step) & 1) === 0 || seen[step] || counts[step] === 0) continue;
      seen[step] = true;
      if (free[step]! > 0) {
        free[step]!--;
        placed[step]!.push(resource);
        return true;
      }
      const there = placed[step]!;
      for (let at = 0; at < there.length; at++) {
        if (!place(there[at]!, seen)) continue;
        there[at] = resource;
        return true;
      }
    }
    return false;
  };
  for (let resource = 0; resource < forced; resource++) if (!place(resource, [])) return NOWHERE;
  let missing = free.reduce((sum, count) => sum + count, 0);
  for (let resource = forced; missing > 0 && resource < resources.length; resource++)
    if (place(resource, [])) missing--;
  return { missing };
}

const NOWHERE = { missing: Number.POSITIVE_INFINITY };
