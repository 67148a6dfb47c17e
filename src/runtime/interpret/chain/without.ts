import { isInWindow, type Start } from "./gap.js";
import type { Lane } from "./hold.js";
import type { Place } from "./node.js";

/** Whether a row that `without` number `index` forbids lies strictly between two rows: in time, by position under `by row`. */
export function liesBetween({ chain, events }: Lane, index: number, from: Place, to: Place): boolean {
  const between = events.slice(from.row + 1, to.row).filter((event) => event.forbidden[index]);
  if (chain.ties.kind === "by-row") return between.length > 0;
  return between.some((event) => event.time > from.time && event.time < to.time);
}

/** Indexes of the `without` clauses whose gap a chain crosses that goes from one step to another. */
export function crossed({ chain }: Lane, from: number, to: number): readonly number[] {
  return indexesWhere(chain.withouts, ({ gap }) => from < gap && gap <= to);
}

/** Indexes of the `without` clauses after the last step. */
export function trailing({ chain }: Lane): readonly number[] {
  return indexesWhere(chain.withouts, ({ gap }) => gap === chain.steps.length);
}

/** Whether a row that a trailing `without` forbids comes after the last step's row, in the window that `start` opened. */
export function comesAfter(lane: Lane, index: number, last: Place, start: Start): boolean {
  return lane.events.some((event, row) => {
    const isLater = lane.chain.ties.kind === "by-row" ? row > last.row : event.time > last.time;
    return event.forbidden[index] === true && isLater && isInWindow(lane, start, event);
  });
}

function indexesWhere<T>(items: readonly T[], isMeant: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (isMeant(item) ? [index] : []));
}
