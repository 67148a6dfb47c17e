import type { ChainSpec, HeldSpec } from "../../../planner/chain.js";
import type { Value } from "../../../types.js";
import { scalar } from "../row.js";
import type { Event } from "./events.js";

/** What the rules look at: the rows of a stream that one combination of held values sees. */
export interface Lane {
  readonly chain: ChainSpec;
  readonly events: readonly LaneEvent[];
}

export interface LaneEvent extends Event {
  /** Per step, whether the row may be chosen for it. */
  readonly choosable: readonly boolean[];
}

/** The lanes of a stream: one per combination of held values, a single one without `hold`. */
export function lanesOf(chain: ChainSpec, events: readonly Event[]): readonly Lane[] {
  return combinations(chain.hold, events).map((keys) => ({
    chain,
    events: events
      .filter((event) => isSeen(chain.hold, keys, event))
      .map((event) => ({ ...event, choosable: choosableSteps(chain, keys, event) })),
  }));
}

/** A value that no row has: in its lane a chain can go as far as no step asks for a held value. */
const NO_VALUE = "";

/** Keys per held entry. Columns held together have the combinations that rows have; a pair every value of either side. */
function combinations(hold: readonly HeldSpec[], events: readonly Event[]): readonly (readonly string[])[] {
  const same = hold.filter((held) => held.kind === "same");
  const rows = events.map((event) => same.map((held) => keyIn(event, held.column)));
  const complete = rows.filter((keys): keys is string[] => !keys.includes(null));
  let lanes: (readonly string[])[] = [
    ...new Map(complete.map((keys) => [JSON.stringify(keys), keys])).values(),
  ];
  if (same.length === 0) lanes = [[]];
  // Held entries are looked up by their index, whatever their kinds.
  const sameAt = hold.map((held) => (held.kind === "same" ? same.indexOf(held) : -1));
  let all = lanes.map((keys) => sameAt.map((at) => keys[at] ?? NO_VALUE));
  for (const [entry, held] of hold.entries()) {
    if (held.kind === "same") continue;
    const sides = [held.left.column, held.right.column];
    const values = new Set([NO_VALUE]);
    for (const event of events) for (const side of sides) values.add(keyIn(event, side) ?? NO_VALUE);
    all = all.flatMap((keys) => [...values].map((value) => keys.with(entry, value)));
  }
  return all;
}

/** A row without a value in a held column is seen by every lane; a row without either side of a pair by all of the pair's. */
function isSeen(hold: readonly HeldSpec[], keys: readonly string[], event: Event): boolean {
  if (lacksValue(hold, event)) return true;
  return hold.every((held, entry) => {
    const key = keys[entry];
    if (held.kind === "same") return keyIn(event, held.column) === key;
    const [left, right] = [keyIn(event, held.left.column), keyIn(event, held.right.column)];
    return left === key || right === key || (left === null && right === null);
  });
}

function choosableSteps(chain: ChainSpec, keys: readonly string[], event: Event): readonly boolean[] {
  const isFree = !lacksValue(chain.hold, event) && !Number.isNaN(event.time);
  return event.matches.map(
    (matches, step) =>
      matches &&
      isFree &&
      chain.hold.every((held, entry) => {
        if (held.kind === "same") return true;
        const sides = [held.left, held.right].filter((side) => side.step === step);
        return sides.every((side) => keyIn(event, side.column) === keys[entry]);
      }),
  );
}

function lacksValue(hold: readonly HeldSpec[], event: Event): boolean {
  return hold.some((held) => held.kind === "same" && keyIn(event, held.column) === null);
}

function keyIn(event: Event, column: string): string | null {
  return valueKey(scalar(event.row, column));
}

/** A text that tells values apart: NaN is one value, -0 is 0, ints and floats go by value; null for null. */
export function valueKey(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === "number" && Number.isInteger(value)) return `number ${BigInt(value)}`;
  return `${typeof value === "bigint" ? "number" : typeof value} ${value}`;
}
