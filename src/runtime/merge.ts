import type { AggregateGroup } from "../planner/aggregate-groups.js";
import type { AggregateSpec } from "../planner/expression.js";
import { type Slot, slotsOf, slotWidth } from "../planner/slots.js";
import { mergeFunnel } from "./funnel/merge-funnel.js";
import type { AggregatePartial, Key, Partial } from "./partial.js";
import { mergePaths } from "./paths/partial.js";
import { mergeRetentions } from "./retention/partial.js";

/** Merges partials in the order given: the same parts in the same order give the same bytes. Generic over slots. */
export function mergePartials(groups: readonly AggregateGroup[], partials: readonly Partial[]): Partial {
  const add = (pick: (partial: Partial) => number): number => partials.reduce((sum, p) => sum + pick(p), 0);
  const [first] = partials;
  return {
    scannedUsers: add((partial) => partial.scannedUsers),
    scannedRows: add((partial) => partial.scannedRows),
    users: add((partial) => partial.users),
    rows: add((partial) => partial.rows),
    funnels: (first?.funnels ?? []).map((_, at) =>
      mergeFunnel(partials.flatMap((partial) => partial.funnels[at] ?? [])),
    ),
    retentions: (first?.retentions ?? []).map((_, at) =>
      mergeRetentions(partials.flatMap((partial) => partial.retentions[at] ?? [])),
    ),
    paths: (first?.paths ?? []).map((_, at) =>
      mergePaths(partials.flatMap((partial) => partial.paths[at] ?? [])),
    ),
    groups: groups.map((group, at) => {
      const levels = partials.map((partial) => partial.groups[at] ?? []);
      const count = Math.max(0, ...levels.map((level) => level.length));
      return Array.from({ length: count }, (_, level) =>
        mergeLevel(
          group.specs,
          levels.map((states) => states[level] ?? null),
        ),
      );
    }),
  };
}

/** Merges the states of a group at one level; null where none was touched. */
export function mergeLevel(
  specs: readonly AggregateSpec[],
  states: readonly (readonly AggregatePartial[] | null)[],
): readonly AggregatePartial[] | null {
  const touched = states.filter((state) => state !== null);
  if (touched.length <= 1) return touched[0] ?? null;
  return specs.map((spec, at) =>
    mergeAggregate(
      slotsOf(spec),
      touched.flatMap((state) => state[at] ?? []),
    ),
  );
}

function mergeAggregate(slots: readonly Slot[], states: readonly AggregatePartial[]): AggregatePartial {
  const keyed = states.some((state) => state.keys !== null);
  const positions = new Map<Key, number>();
  if (keyed) {
    for (const state of states)
      for (const key of state.keys ?? []) if (!positions.has(key)) positions.set(key, positions.size);
  }
  const length = keyed ? positions.size : 1;
  const target = slots.flatMap((slot) => emptySlot(slot, length));
  for (const state of states) {
    const { keys } = state;
    const count = keys?.length ?? 1;
    for (let at = 0; at < count; at++) {
      const key = keys?.[at];
      const to = key === undefined ? 0 : (positions.get(key) ?? 0);
      combineAll(slots, target, to, state.slots, at);
    }
  }
  return { keys: keyed ? [...positions.keys()] : null, slots: target };
}

function emptySlot(slot: Slot, length: number): Float64Array[] {
  const high = new Float64Array(length);
  if (slot.combine === "pair-min" || slot.combine === "pair-max") high.fill(Number.NaN);
  return slotWidth(slot) === 1 ? [high] : [high, new Float64Array(length)];
}

/** Combines entry `from` of `source` into entry `to` of `target`; both hold one array per slot half, in bounds. */
function combineAll(
  slots: readonly Slot[],
  target: readonly Float64Array[],
  to: number,
  source: readonly Float64Array[],
  from: number,
): void {
  let at = 0;
  for (const slot of slots) {
    const high = target[at]!;
    const value = source[at]![from]!;
    if (slot.combine === "sum") {
      high[to]! += value;
      at += 1;
      continue;
    }
    const low = target[at + 1]!;
    const rest = source[at + 1]![from]!;
    const held = high[to]!;
    if (slot.combine === "pair-sum") {
      const sum = held + value;
      low[to]! += rest + (Math.abs(held) >= Math.abs(value) ? held - sum + value : value - sum + held);
      high[to] = sum;
    } else {
      const sign = slot.combine === "pair-min" ? 1 : -1;
      const better = sign * (value - held) < 0 || (value === held && sign * (rest - low[to]!) < 0);
      if (!Number.isNaN(value) && (Number.isNaN(held) || better)) {
        high[to] = value;
        low[to] = rest;
      }
    }
    at += 2;
  }
}
