/** Hint that names the nearest of `known` (if near at all) and then all of them, sorted: "did you mean …? …". */
export function nearNameHint(name: string, known: readonly string[], intro: string): string | undefined {
  if (known.length === 0) return undefined;
  const near = nearest(name, known);
  const sorted = [...known].sort();
  const shown = sorted.slice(0, LISTED).join(", ");
  const list = `${intro}: ${shown}${sorted.length > LISTED ? `, and ${sorted.length - LISTED} more` : ""}`;
  return near === null ? list : `did you mean "${near}"? ${list}`;
}

const LISTED = 30;

/** The known name with the fewest edits (case ignored), if they are at most a third of its length or one. */
function nearest(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return bestDistance <= Math.max(1, Math.floor(name.length / 3)) ? best : null;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; O(|a| |b|). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
