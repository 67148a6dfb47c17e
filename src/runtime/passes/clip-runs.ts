import type { RowGroupInfo } from "../part-source.js";
import type { Grouping } from "./group.js";

/**
 * Runs of a part as they are among the rows of the chosen row groups (ascending) alone: shorter where a run is cut, and none for
 * a user without rows there. Linear in users.
 */
export function clipRuns(
  runs: Int32Array,
  rowGroups: readonly RowGroupInfo[],
  chosen: readonly number[],
): Grouping {
  if (chosen.length === rowGroups.length) return { runs, userCount: runs.length - 1, order: null };
  const clipped = new Int32Array(runs.length);
  let userCount = 0;
  let group = 0;
  let first = 0;
  let kept = 0;
  const isChosen = rowGroups.map(() => false);
  for (const at of chosen) isChosen[at] = true;
  for (let user = 1; user < runs.length; user++) {
    const end = runs[user]!;
    // Whole row groups that end before the run does.
    for (let count = rowGroups[group]?.rowCount ?? 0; group < rowGroups.length && first + count <= end; ) {
      if (isChosen[group]) kept += count;
      first += count;
      group++;
      count = rowGroups[group]?.rowCount ?? 0;
    }
    const to = kept + (isChosen[group] ? end - first : 0);
    if (to > clipped[userCount]!) clipped[++userCount] = to;
  }
  return { runs: clipped.slice(0, userCount + 1), userCount, order: null };
}

/** Runs as they are among the kept rows (ascending positions) alone: as `clipRuns`. Linear in users and rows. */
export function clipToRows({ runs, userCount }: Grouping, kept: Int32Array): Grouping {
  const clipped = new Int32Array(userCount + 1);
  let count = 0;
  let at = 0;
  for (let user = 0; user < userCount; user++) {
    const end = runs[user + 1]!;
    while (at < kept.length && kept[at]! < end) at++;
    if (at > clipped[count]!) clipped[++count] = at;
  }
  return { runs: clipped.slice(0, count + 1), userCount: count, order: null };
}
