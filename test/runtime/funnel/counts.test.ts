import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finalizeFunnel } from "../../../src/runtime/funnel/finalize-funnel.js";
import { mergeFunnel } from "../../../src/runtime/funnel/merge-funnel.js";
import type { FunnelPartial } from "../../../src/runtime/partial.js";
import { FLOAT, STRING } from "../../../src/types.js";
import { funnelOf, partialOf, reaches, type Told, textOf, told } from "../../support/matches.js";

const BY = {
  columns: [
    { name: "device", type: STRING },
    { name: "price", type: FLOAT },
  ],
  on: "first",
  top: null,
} as const;
const FUNNEL = funnelOf({ by: BY, durations: { histogram: null } });
const users = fc.array(told, { maxLength: 30 });

/** Users dealt to parts by cuts. */
function split<T>(list: readonly T[], cuts: readonly number[]): T[][] {
  const ends = [...cuts.map((cut) => Math.min(cut, list.length)), list.length].sort((a, b) => a - b);
  return ends.map((end, at) => list.slice(ends[at - 1] ?? 0, end));
}

describe("a sink", () => {
  it("counts users, rows, and pending users by step, as a plain count does", () => {
    fc.assert(
      fc.property(users, (list) => {
        const { steps, unit } = finalizeFunnel(FUNNEL, partialOf(FUNNEL, list), null);
        expect(unit).toBe("users");
        steps.forEach((step, at) => {
          const there = list.filter((user) => reaches(user, at));
          expect(step.users).toBe(there.length);
          expect(step.count).toBe(there.length);
          expect(step.rows).toBe(there.reduce((sum, { rowCount }) => sum + rowCount, 0));
          const pending = list.filter((user) => user.pending === at).length;
          expect(step.pending).toBe(at === 1 ? null : pending);
        });
      }),
    );
  });

  it("counts units beside users, and nobody is pending then", () => {
    const funnel = funnelOf({ count: "sessions" });
    fc.assert(
      fc.property(users, (list) => {
        const { steps } = finalizeFunnel(funnel, partialOf(funnel, list), null);
        expect(steps.map(({ count }) => count)).toEqual(
          steps.map((_, at) => list.filter((user) => reaches(user, at)).length),
        );
        expect(steps.map(({ pending }) => pending)).toEqual([null, null, null, null]);
      }),
    );
  });

  it("merges to the same answer, however users are dealt to parts and parts are grouped", () => {
    const cuts = fc.array(fc.nat(30), { maxLength: 4 });
    fc.assert(
      fc.property(users, cuts, fc.nat(4), (list, at, grouped) => {
        const whole = finalizeFunnel(FUNNEL, partialOf(FUNNEL, list), null);
        const partials = split(list, at).map((part) => partialOf(FUNNEL, part));
        const head = mergeFunnel(partials.slice(0, grouped + 1));
        const merged = mergeFunnel([head, ...partials.slice(grouped + 1)]);
        expect(finalizeFunnel(FUNNEL, merged, null)).toEqual(whole);
        expect(finalizeFunnel(FUNNEL, mergeFunnel([...partials].reverse()), null)).toEqual(whole);
      }),
    );
  });

  it("gives the same bytes for the same parts", () => {
    const text = (partial: FunnelPartial) =>
      JSON.stringify(partial, (_, value) => (ArrayBuffer.isView(value) ? `${value}` : value));
    fc.assert(
      fc.property(users, users, (a, b) => {
        const merge = () => text(mergeFunnel([partialOf(FUNNEL, a), partialOf(FUNNEL, b)]));
        expect(merge()).toBe(merge());
      }),
    );
  });

  it("takes a part without users that could match", () => {
    const none = { users: new Float64Array(4), rows: new Float64Array(4), detail: null };
    const one = partialOf(FUNNEL, [
      {
        level: 1,
        steps: [0],
        rows: [{ time: 3, device: "tv", price: 1 }],
        more: [],
        pending: 2,
        rowCount: 5,
      },
    ]);
    expect(mergeFunnel([none, one])).toEqual(mergeFunnel([one]));
    expect(finalizeFunnel(FUNNEL, none, null)).toMatchObject({
      breakdown: { rows: [], other: null },
      duration: { count: 0, min: null, p50: null, exact: true },
    });
  });
});

describe("a breakdown", () => {
  const keyOf = (user: Told) => {
    const first = <T>(values: readonly (T | null)[]) => values.find((value) => value !== null) ?? null;
    return [first(user.rows.map(({ device }) => device)), first(user.rows.map(({ price }) => price))];
  };

  it("has a row per value, each with the users of that value", () => {
    fc.assert(
      fc.property(users, (list) => {
        const { breakdown } = finalizeFunnel(FUNNEL, partialOf(FUNNEL, list), null);
        const counted = list.filter(({ level }) => level > 0);
        const name = (key: readonly (string | number | bigint | boolean | null)[]) =>
          key.map((v) => textOf(v)).join();
        expect(breakdown?.rows.map(({ key }) => name(key)).sort()).toEqual(
          [...new Set(counted.map((user) => name(keyOf(user))))].sort(),
        );
        for (const row of breakdown?.rows ?? []) {
          const own = counted.filter((user) => name(keyOf(user)) === name(row.key));
          expect(row.counts).toEqual(
            [0, 1, 2, 3].map((at) => own.filter((user) => reaches(user, at)).length),
          );
        }
      }),
    );
  });

  it.each(["first", "last", 2] as const)("adds up to the totals, with any `top`, on %s", (on) => {
    fc.assert(
      fc.property(users, fc.option(fc.integer({ min: 1, max: 4 })), fc.nat(2), (list, top, width) => {
        const by = { columns: BY.columns.slice(0, Math.max(1, width)), on, top };
        const funnel = funnelOf({ by });
        const { steps, breakdown } = finalizeFunnel(funnel, partialOf(funnel, list), null);
        const all = [...(breakdown?.rows ?? []), ...(breakdown?.other ? [breakdown.other] : [])];
        const add = (pick: (row: (typeof all)[number]) => readonly number[]) =>
          steps.map((_, at) => all.reduce((sum, row) => sum + (pick(row)[at] ?? 0), 0));
        expect(add((row) => row.counts)).toEqual(steps.map(({ count }) => count));
        expect(add((row) => row.pending)).toEqual(steps.map(({ pending }) => pending ?? 0));
        expect(breakdown?.rows.length ?? 0).toBeLessThanOrEqual(top ?? 99);
      }),
    );
  });
});
