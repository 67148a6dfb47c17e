import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversionOf } from "../../../src/runtime/funnel/conversion.js";
import { finalizeFunnel } from "../../../src/runtime/funnel/finalize-funnel.js";
import { ReachedUsersSink, type UsersOf } from "../../../src/runtime/funnel/reached-users.js";
import { Clock } from "../../../src/runtime/match/clock.js";
import { INT } from "../../../src/types.js";
import {
  clockOf,
  columnsOf,
  funnelOf,
  partialOf,
  REQUIRED,
  type Told,
  tell,
  told,
} from "../../support/matches.js";

const users = fc.array(told, { maxLength: 30 });

function askedFor(list: readonly Told[], wanted: UsersOf, funnel = funnelOf({})): ReachedUsersSink {
  const sink = new ReachedUsersSink(funnel, wanted, clockOf(columnsOf(list)));
  tell(sink, list, funnel.count);
  return sink;
}

function positions(list: readonly Told[], sink: ReachedUsersSink): number[] {
  return [...sink.chosen(list.length).entries()].flatMap(([at, isChosen]) => (isChosen ? [at] : []));
}

const one = (level: number, times: readonly number[], given: Partial<Told> = {}): Told => ({
  level,
  steps: REQUIRED.slice(0, level),
  rows: times.map((time) => ({ time, device: null, price: null })),
  more: [],
  pending: -1,
  rowCount: 9,
  ...given,
});

describe("users of a funnel", () => {
  it("are as many as the chart says", () => {
    fc.assert(
      fc.property(users, fc.constantFrom(...REQUIRED, 1), (list, step) => {
        const { steps } = finalizeFunnel(funnelOf({}), partialOf(funnelOf({}), list), null);
        const count = (state: UsersOf["state"]) =>
          positions(list, askedFor(list, { funnel: 0, state, step })).length;
        expect(count("reached")).toBe(steps[step]?.users);
        expect(count("pending")).toBe(steps[step]?.pending ?? 0);
        const next = REQUIRED[REQUIRED.indexOf(step) + 1];
        if (step !== 1 && next !== undefined)
          expect(count("dropped")).toBe(conversionOf(next, steps).dropped);
      }),
    );
  });

  it("come with the times of their chosen rows, NaN where a step has none", () => {
    const list = [one(3, [1, 2, 5]), one(1, [7]), one(2, [8, 9]), one(0, [])];
    const sink = askedFor(list, { funnel: 0, state: "reached", step: 2 });
    expect(positions(list, sink)).toEqual([0, 2]);
    expect(sink.times()).toEqual([
      Float64Array.of(1, 8),
      Float64Array.of(Number.NaN, Number.NaN),
      Float64Array.of(2, 9),
      Float64Array.of(5, Number.NaN),
    ]);
    const pending = [one(1, [3], { pending: 2 }), one(1, [4])];
    expect(positions(pending, askedFor(pending, { funnel: 0, state: "pending", step: 2 }))).toEqual([0]);
    expect(positions(pending, askedFor(pending, { funnel: 0, state: "dropped", step: 0 }))).toEqual([1]);
  });

  it("have exact times where these are wide", () => {
    const times = [2n ** 60n + 1n, 2n ** 60n + 3n];
    const column = {
      kind: "code",
      type: INT,
      length: 2,
      codes: Int32Array.of(0, 1),
      dictionary: times,
      hasNulls: false,
    } as const;
    const clock = Clock.of(column, { column: "time", path: "rows" });
    const sink = new ReachedUsersSink(funnelOf({}), { funnel: 0, state: "reached", step: 0 }, clock);
    tell(sink, [one(2, [0, 0])]);
    expect(sink.times()).toEqual([[times[0]], [null], [times[1]], [null]]);
  });

  it.each([
    ["earliest", [1, 3]],
    ["latest", [8, 11]],
    ["fastest", [5, 6]],
  ] as const)("have the %s of their best sessions", (choice, times) => {
    const funnel = funnelOf({ count: "sessions", choice });
    const sessions = [one(1, [0]), one(2, [1, 3]), one(2, [5, 6]), one(2, [8, 11]), one(1, [20])];
    const sink = new ReachedUsersSink(
      funnel,
      { funnel: 0, state: "reached", step: 0 },
      clockOf(columnsOf(sessions)),
    );
    // All are sessions of one user, who is told last.
    tell({ unit: (match) => sink.unit(match), user: () => {}, bucket: () => {} }, sessions, "sessions");
    tell({ unit: () => {}, user: (match) => sink.user(match, 0), bucket: () => {} }, [one(2, [])], "users");
    const [first, , third] = sink.times();
    expect([first?.[0], third?.[0]]).toEqual(times);
  });

  it("do not keep the session of one user for the next", () => {
    const funnel = funnelOf({ count: "sessions" });
    const list = [one(3, [1, 2, 3]), one(1, [7])];
    expect(askedFor(list, { funnel: 0, state: "reached", step: 0 }, funnel).times()[2]).toEqual(
      Float64Array.of(2, Number.NaN),
    );
  });
});
