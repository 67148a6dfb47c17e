import type { Lane } from "./hold.js";
import type { Place } from "./node.js";

/** Whether the rows between two consecutive chosen ones are such as `order` lets lie there. */
export function keepsOrder({ chain, events }: Lane, from: Place, to: Place): boolean {
  const between = events.slice(from.row + 1, to.row);
  if (chain.order === "contiguous") return between.length === 0;
  if (chain.order === "contiguous-steps") return !between.some((event) => event.matches.includes(true));
  return true;
}
