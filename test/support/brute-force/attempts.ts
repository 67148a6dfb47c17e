import type { ChainSpec } from "../../../src/planner/chain.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { type Choice, inStream } from "./choice.js";
import { laneValues, mayServe, sees } from "./lanes.js";
import { breaksWithout, isLegal } from "./legal.js";
import { type BruteRow, bruteRows, rowToCome } from "./stream.js";

/** `count attempts` as LANGUAGE.md tells it, lane by lane: `position:step` of the rows of every attempt that reached its first step. */
export function bruteAttempts(
  chain: ChainSpec,
  rows: readonly Row[],
  sessionGap: number | null,
): readonly string[] {
  const all = bruteRows(chain, rows, sessionGap);
  return laneValues(chain, all).flatMap((lane) => {
    const seen = all.filter((row) => sees(chain, lane, row));
    const serves = (row: BruteRow, step: number) => mayServe(chain, lane, row, step);
    const found: string[] = [];
    for (let at = 0; at < seen.length; ) {
      const first = [seen[at]!];
      const opens = serves(seen[at]!, 0) && isLegal(sceneTo(chain, seen, at), put(chain, [], 0, first));
      if (!opens) {
        at++;
        continue;
      }
      const { choice, next } = follow(chain, seen, serves, at);
      if (choice.flat().length > 0) found.push(text(choice));
      at = next;
    }
    return found;
  });
}

type Serves = (row: BruteRow, step: number) => boolean;

/** Follows the attempt that row number `at` opens; `next` is the row with which the search for the next one goes on. */
function follow(chain: ChainSpec, seen: readonly BruteRow[], serves: Serves, at: number) {
  const lastStep = chain.steps.length - 1;
  const guards = [...chain.withouts.keys()].filter((i) => chain.withouts[i]!.gap > lastStep);
  const opening = seen[at]!;
  let done: Choice = chain.steps.map(() => []);
  let step = -1;
  let counted = new Map<number, readonly BruteRow[]>();
  const awaited = (): readonly number[] => {
    if (step < 0) return [0];
    const later = [...chain.steps.keys()].filter((other) => other > step);
    const required = later.find((other) => !chain.steps[other]!.optional) ?? lastStep;
    return later.filter((other) => other <= required);
  };
  const take = (row: BruteRow, serving: number): void => {
    const own = [...(counted.get(serving) ?? []), row];
    counted.set(serving, own);
    if (own.length < chain.steps[serving]!.least) return;
    done = put(chain, done, serving, own);
    step = serving;
    counted = new Map();
  };
  const accepts = (index: number): number | undefined =>
    awaited().find((serving) => {
      const row = seen[index]!;
      const own = [...(counted.get(serving) ?? []), row];
      const isWhole = own.length === chain.steps[serving]!.least;
      const rules = isWhole ? chain : withoutAfter(chain);
      return serves(row, serving) && isLegal(sceneTo(rules, seen, index), put(chain, done, serving, own));
    });
  take(opening, 0);
  for (let index = at + 1; index < seen.length; index++) {
    const row = seen[index]!;
    const isDone = step === lastStep;
    if (isDone && guards.length === 0) return { choice: done, next: index };
    if (isPast(chain, opening, row)) return { choice: done, next: index };
    if (isDone) {
      if (guards.some((guard) => breaksWithout({ chain, rows: [row], grain: 0 }, done, guard))) {
        return { choice: put(chain, done, lastStep, []), next: index + 1 };
      }
      continue;
    }
    const before = done[step]?.at(-1);
    const isLate = (serving: number) => {
      const { within } = chain.steps[serving]!;
      return before !== undefined && within !== null && row.time - before.time > within;
    };
    if (awaited().every(isLate)) return { choice: done, next: index };
    const serving = accepts(index);
    if (serving !== undefined) {
      take(row, serving);
      if (step === lastStep && guards.length === 0) return { choice: done, next: index + 1 };
      continue;
    }
    const free = { ...withoutWaits(chain), window: null, sessions: null };
    const later = rowToCome(row.at + 0.5, Number.POSITIVE_INFINITY, 0);
    const withLater = (other: number) => put(chain, done, other, [...(counted.get(other) ?? []), later]);
    const canGoOn = awaited().some((other) => isLegal(sceneTo(free, seen, index), withLater(other)));
    const tied = seen.findIndex(
      (other, i) => i > index && other.time === row.time && accepts(i) !== undefined,
    );
    if (canGoOn || tied >= 0) continue;
    const fresh = awaited().filter((other) => step >= 0 && !counted.has(other));
    const isHit = fresh.some((other) =>
      chain.withouts.some(
        ({ gap }, i) =>
          gap <= lastStep && breaksWithout({ chain, rows: [row], grain: 0 }, withLater(other), i),
      ),
    );
    return { choice: done, next: isHit ? index + 1 : index };
  }
  return { choice: done, next: seen.length };
}

function isPast(chain: ChainSpec, opening: BruteRow, row: BruteRow): boolean {
  if (chain.window !== null && row.time - opening.time > chain.window) return true;
  return chain.sessions !== null && row.session - opening.session >= chain.sessions;
}

function put(chain: ChainSpec, choice: Choice, step: number, rows: readonly BruteRow[]): Choice {
  return chain.steps.map((_, at) => (at === step ? rows : (choice[at] ?? [])));
}

/** The rows up to one: what comes after it is not known yet. */
function sceneTo(chain: ChainSpec, seen: readonly BruteRow[], index: number) {
  return { chain, rows: seen.slice(0, index + 1), grain: 0 };
}

/** A row that is too late for its step is not taken, whether or not the step has rows enough by it. */
function withoutAfter(chain: ChainSpec): ChainSpec {
  return { ...chain, steps: chain.steps.map((step) => ({ ...step, after: null })) };
}

function withoutWaits(chain: ChainSpec): ChainSpec {
  return { ...chain, steps: chain.steps.map((step) => ({ ...step, within: null, after: null })) };
}

function text(choice: Choice): string {
  return inStream(choice)
    .map((row) => `${row.at}:${choice.findIndex((rows) => rows.includes(row))}`)
    .join(" ");
}
