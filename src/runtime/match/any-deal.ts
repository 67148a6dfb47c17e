import { assign, type Resource } from "./assignment.js";
import type { Program } from "./program.js";
import { countUpTo, type View } from "./view.js";

/** A choice of rows that serves some steps: rows ascending, with the step of each. */
export interface Filling {
  readonly rows: readonly number[];
  readonly steps: readonly number[];
}

/** What rows may be dealt to steps: `forced` ones must be, others must be after `after` and not after `until`. */
export interface Region {
  readonly forced: readonly number[];
  readonly after: number;
  readonly until: number;
}

/**
 * Whether rows in the window of a start fill all places of some steps, each row (under strict ties: each time) one place. Of each step as
 * many rows are looked at as there are places, the earliest ones: whoever uses a later row can use one of these instead.
 */
export function canFill(
  program: Program,
  view: View,
  start: number,
  steps: readonly number[],
  region: Region,
): boolean {
  const counts = placesOf(program, steps);
  const resources = resourcesOf(program, view, start, steps, region);
  return assign(resources, region.forced.length, counts).missing === 0;
}

/** The least number of places that stay empty when the forced rows are placed; Infinity when they cannot be. */
export function leastMissing(
  program: Program,
  view: View,
  start: number,
  steps: readonly number[],
  region: Region,
): number {
  return assign(
    resourcesOf(program, view, start, steps, region),
    region.forced.length,
    placesOf(program, steps),
  ).missing;
}

/** The steps that rows serve which fill all places: an earlier row the lowest step that it can. */
export function stepsFor(
  program: Program,
  view: View,
  steps: readonly number[],
  rows: readonly number[],
): number[] {
  const counts = placesOf(program, steps);
  const left = rows.map((row) => ({ row, steps: stepsAt(view, row, steps) }));
  const chosen: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const rest = left.slice(at + 1);
    const step = steps.find((each) => {
      if (((left[at]!.steps >> each) & 1) === 0 || counts[each] === 0) return false;
      const others = counts.map((count, index) => (index === each ? count - 1 : count));
      return assign(rest, rest.length, others).missing === 0;
    });
    if (step === undefined) return chosen;
    counts[step]!--;
    chosen.push(step);
  }
  return chosen;
}

/** Rows of some steps after a row and not after another, in the window of a start, ascending. */
export function rowsBetween(
  program: Program,
  view: View,
  start: number,
  steps: readonly number[],
  after: number,
  until: number,
): number[] {
  const found = new Set<number>();
  for (const step of steps) {
    const rows = view.rows[step]!;
    for (let at = countUpTo(rows, view.counts[step]!, after); at < view.counts[step]!; at++) {
      if (rows[at]! > until || !isInside(program, view, start, rows[at]!)) break;
      if (isLater(program, view, after, rows[at]!)) found.add(rows[at]!);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Steps that a row serves, as bits. */
export function stepsAt(view: View, row: number, steps: readonly number[]): number {
  let bits = 0;
  for (const step of steps) {
    const at = countUpTo(view.rows[step]!, view.counts[step]!, row);
    if (at > 0 && view.rows[step]![at - 1] === row) bits |= 1 << step;
  }
  return bits;
}

function placesOf(program: Program, steps: readonly number[]): number[] {
  return program.least.map((least, step) => (steps.includes(step) ? least : 0));
}

function resourcesOf(
  program: Program,
  view: View,
  start: number,
  steps: readonly number[],
  { forced, after, until }: Region,
): Resource[] {
  const places = steps.reduce((sum, step) => sum + program.least[step]!, 0);
  const keyOf = (row: number): number => (program.strict ? view.time[row]! : row);
  const taken = new Set(forced.map(keyOf));
  const found = new Map<number, { row: number; steps: number }>();
  for (const step of steps) {
    const rows = view.rows[step]!;
    const count = view.counts[step]!;
    let seen = 0;
    let last = Number.NaN;
    for (let at = countUpTo(rows, count, after); at < count && seen < places + forced.length; at++) {
      const row = rows[at]!;
      if (row > until || !isInside(program, view, start, row)) break;
      const key = keyOf(row);
      if (taken.has(key) || key === last || !isLater(program, view, after, row)) continue;
      last = key;
      seen++;
      const known = found.get(key);
      if (known === undefined) found.set(key, { row, steps: 1 << step });
      else known.steps |= 1 << step;
    }
  }
  return [...forced.map((row) => ({ row, steps: stepsAt(view, row, steps) })), ...found.values()];
}

function isInside(program: Program, view: View, start: number, row: number): boolean {
  if (view.time[row]! - view.time[start]! > program.window) return false;
  return view.session === null || view.session[row]! - view.session[start]! < program.sessions;
}

function isLater(program: Program, view: View, row: number, next: number): boolean {
  return program.strict ? view.time[next]! > view.time[row]! : next > row;
}
