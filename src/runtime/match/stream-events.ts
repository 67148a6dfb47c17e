import type { View } from "./view.js";

/** One row of a stream with what holds of it; lists by number. */
export interface StreamEvent {
  readonly row: number;
  /** Lists in which the row can be chosen or forbid. */
  readonly own: readonly number[];
  /** Lists in which it can only forbid. */
  readonly shared: readonly number[];
}

/** Rows of a view in the order of the stream. Cost: a sort of its rows. */
export function eventsOf(view: View): StreamEvent[] {
  const width = 2 * view.rows.length;
  const marks: number[] = [];
  view.rows.forEach((rows, list) => {
    for (let n = 0; n < view.counts[list]!; n++) marks.push(rows[n]! * width + list);
    for (let n = 0; n < view.sharedCounts[list]!; n++)
      marks.push(view.shared[list]![n]! * width + view.rows.length + list);
  });
  const events: { row: number; own: number[]; shared: number[] }[] = [];
  for (const mark of Float64Array.from(marks).sort()) {
    const row = Math.floor(mark / width);
    const list = mark % width;
    let event = events.at(-1);
    if (event?.row !== row) {
      event = { row, own: [], shared: [] };
      events.push(event);
    }
    if (list < view.rows.length) event.own.push(list);
    else event.shared.push(list - view.rows.length);
  }
  return events;
}
