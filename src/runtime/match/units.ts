import { countUpTo, View } from "./view.js";

/** The sessions of a user's stream, one view after the other; a view is overwritten by the next. */
export function* eachSession(stream: View): Generator<View> {
  const { session } = stream;
  if (session === null) return;
  const view = new View(stream.rows.length, stream.time, session);
  const at = new Int32Array(stream.rows.length);
  for (let first = stream.first; first <= stream.last; ) {
    const number = session[first]!;
    let last = first;
    while (last < stream.last && session[last + 1] === number) last++;
    view.clear(first, last);
    for (let list = 0; list < stream.rows.length; list++) {
      const rows = stream.rows[list]!;
      const end = countUpTo(rows, stream.counts[list]!, last);
      for (; at[list]! < end; at[list]!++) view.add(list, rows[at[list]!]!);
    }
    yield view;
    first = last + 1;
  }
}
