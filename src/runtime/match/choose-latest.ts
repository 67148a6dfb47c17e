import type { Candidate } from "./candidate.js";
import { type Forward, fits } from "./forward.js";
import type { Program } from "./program.js";
import { Ranges } from "./ranges.js";
import { addRepeated, firstRows } from "./repeated-rows.js";
import type { Segment } from "./trailing.js";
import { countUpTo, type View } from "./view.js";

/** A chosen step: entry of its last row, and of the latest row that may be its first. */
interface Node {
  readonly step: number;
  readonly entry: number;
  readonly first: number;
  readonly latestFirst: number;
}

/** The latest chain to `target` and the optional steps after it, from its last row back. False: the segment has none. */
export function chooseLatest(
  program: Program,
  view: View,
  forward: Forward,
  target: number,
  segment: Segment,
  into: Candidate,
): boolean {
  const last = program.stepCount - 1;
  const end = lastEntry(program, view, forward, target, segment);
  if (end === null) return false;
  const endRow = view.rows[end.step]![end.entry]!;
  const path: Node[] = [];
  let node: { step: number; entry: number } = end;
  while (node.step > 0) {
    const previous = before(program, view, forward, node, endRow, end.step === last ? segment : null);
    if (previous === null) return false;
    path.unshift({ ...node, first: previous.first, latestFirst: previous.latestFirst });
    node = previous.node;
  }
  const start = forward.start[0]![node.entry]!;
  const first = countUpTo(view.rows[0]!, view.counts[0]!, start) - 1;
  into.clear();
  for (const each of [{ ...node, first, latestFirst: first }, ...path]) {
    if (program.least[each.step] === 1 && program.most[each.step] === 1)
      into.add(each.step, view.rows[each.step]![each.entry]!);
    else addRepeated(program, view, each.step, { ...each, last: each.entry }, "latest", into);
  }
  return true;
}

/** The greatest last row of the last step that can be taken. */
function lastEntry(program: Program, view: View, forward: Forward, target: number, segment: Segment) {
  let end = target;
  while (end + 1 < program.stepCount && !program.required[end + 1]) end++;
  for (let step = end; step >= target; step--) {
    const starts = forward.start[step]!;
    if (forward.reached[step] === 0) continue;
    for (let entry = view.counts[step]! - 1; entry >= 0; entry--) {
      if (starts[entry]! < 0) continue;
      if (step === program.stepCount - 1 && view.rows[step]![entry]! < segment.end) continue;
      return { step, entry };
    }
  }
  return null;
}

/** The nearest step that can be taken before a chosen one, at its greatest row that a start still fits to the chain's end. */
function before(
  program: Program,
  view: View,
  forward: Forward,
  { step, entry }: { step: number; entry: number },
  endRow: number,
  segment: Segment | null,
) {
  for (const gap of program.into[step]!) {
    const ranges = new Ranges();
    ranges.fill(program, view, gap, -1);
    const starts = forward.start[gap.from]!;
    if (forward.reached[gap.from] === 0) continue;
    for (let n = view.counts[gap.from]! - 1; n >= 0; n--) {
      const start = starts[n]!;
      if (start < 0 || entry < ranges.low[n]! || entry >= ranges.high[n]!) continue;
      if (!fits(program, view, start, endRow)) continue;
      if (segment !== null && (start < segment.from || start > segment.to)) continue;
      const bounds = firstRows(program, view, gap, view.rows[gap.from]![n]!);
      return { node: { step: gap.from, entry: n }, ...bounds };
    }
  }
  return null;
}
