import { describe, expect, it } from "vitest";
import { conversionOf } from "../../../src/runtime/funnel/conversion.js";
import { funnelSection } from "../../../src/runtime/funnel/funnel-section.js";
import { writeJson } from "../../../src/runtime/json-writer.js";
import type { FunnelResult } from "../../../src/runtime/result.js";
import type { DataType } from "../../../src/types.js";
import { spec } from "../../support/answers.js";
import { duration, funnel, step } from "../../support/funnel-results.js";

function sectionText(given: Partial<FunnelResult>, types: Readonly<Record<string, DataType>> = {}): string {
  return writeJson(
    funnelSection(funnel(given), (column) => types[column]),
    0,
  );
}

function section(given: Partial<FunnelResult>) {
  return JSON.parse(sectionText(given));
}

describe("funnelSection", () => {
  it("tells steps with conversion, what was dropped and what is pending", () => {
    const steps = [
      step({ name: "a", users: 100, pending: 0, aggregates: [{ spec: spec({}), value: 200n }] }),
      step({ name: "b", users: 30, optional: true }),
      step({ name: "c", users: 25, pending: 5 }),
      step({ name: "d", pending: 0 }),
    ];
    const first = { matchingGroupRows: 200, name: "a", optional: false, count: 100, pending: 0 };
    expect(section({ steps })).toEqual({
      name: null,
      unit: "users",
      sequence: [
        {
          ...first,
          matchingGroups: 100,
          aggregations: [{ column: null, type: "rows", value: 200, top: null, name: null }],
          conversion: { fromFirst: 1, fromPrevious: 1 },
          dropped: 0,
        },
        {
          ...{
            matchingGroups: 30,
            matchingGroupRows: 60,
            aggregations: null,
            name: "b",
            optional: true,
            count: 30,
          },
          ...{ conversion: { fromFirst: 0.3, fromPrevious: 0.3 }, dropped: null, pending: null },
        },
        {
          ...{
            matchingGroups: 25,
            matchingGroupRows: 50,
            aggregations: null,
            name: "c",
            optional: false,
            count: 25,
          },
          ...{ conversion: { fromFirst: 0.25, fromPrevious: 0.25 }, dropped: 70, pending: 5 },
        },
        {
          ...{
            matchingGroups: 0,
            matchingGroupRows: 0,
            aggregations: null,
            name: "d",
            optional: false,
            count: 0,
          },
          ...{ conversion: { fromFirst: 0, fromPrevious: 0 }, dropped: 25, pending: 0 },
        },
      ],
    });
  });

  it("converts units where it counts units", () => {
    const steps = [step({ users: 10, count: 40 }), step({ users: 9, count: 10 })];
    expect(conversionOf(1, steps)).toEqual({ fromFirst: 0.25, fromPrevious: 0.25, dropped: 30 });
    expect(section({ unit: "attempts", steps }).sequence[1]).toMatchObject({
      matchingGroups: 9,
      count: 10,
      dropped: 30,
    });
    expect(conversionOf(1, [step({}), step({})])).toEqual({
      fromFirst: null,
      fromPrevious: null,
      dropped: 0,
    });
  });

  it("puts what must not happen in its place, compared with the step before", () => {
    const steps = [step({ users: 40, pending: 0 }), step({ users: 10, pending: 5 })];
    const absence = { rows: 1, aggregates: null };
    const absences = [
      { ...absence, name: "calm", gap: 1, users: 30, count: 30, pending: 4 },
      { ...absence, name: "kept", gap: 2, users: 10, count: 10, pending: 0 },
    ];
    const { sequence } = section({ steps, absences });
    expect(sequence.map(({ name }: { name: string }) => name)).toEqual(["s", "calm", "s", "kept"]);
    expect(sequence[1]).toEqual({
      ...{ matchingGroups: 30, matchingGroupRows: 1, aggregations: null, name: "calm", optional: false },
      ...{ count: 30, conversion: { fromFirst: 0.75, fromPrevious: 0.75 }, dropped: 6, pending: 4 },
      rowFound: false,
    });
    expect(sequence[2]).toMatchObject({ conversion: { fromPrevious: 0.25 }, dropped: 25 });
    expect(sequence[2]).not.toHaveProperty("rowFound");
    expect(sequence[3]).toMatchObject({ conversion: { fromFirst: 0.25, fromPrevious: 1 }, dropped: 0 });
  });

  it("gives times as floats, and a histogram only where it was asked for", () => {
    const known = duration({ count: 2, min: 1, mean: 1.5, p50: 1, max: 2 });
    const histogram = [{ from: 1, to: 2, count: 2 }];
    const found = section({
      duration: { ...known, histogram },
      steps: [step({}), step({ duration: known })],
    });
    expect(Object.keys(found)).toEqual(["name", "unit", "sequence", "duration"]);
    expect(found.duration).toEqual({ ...known, histogram });
    expect(found.sequence[0]).not.toHaveProperty("durations");
    expect(Object.keys(found.sequence[1].durations)).toEqual([
      ...["count", "min", "mean", "p25", "p50", "p75", "p90", "p95", "p99", "max", "exact"],
    ]);
    expect(sectionText({ duration: known })).toContain('"count":2,"min":1.0,"mean":1.5,"p25":null');
  });

  it("keeps values of a breakdown apart: null, NaN as text, all digits of ints, timestamps as ISO 8601", () => {
    const rows = [
      [null, 9007199254740993n, 1430622004384n],
      [Number.NaN, -1n, null],
      [1.5, 0n, 0n],
    ].map((key) => ({ key, counts: [2, 1], pending: [0, 1] }));
    const other = { keys: 3, counts: [7, 0], pending: [0, 0] };
    const types = { at: { kind: "timestamp", unit: "ms", zone: null } } as const;
    expect(sectionText({ breakdown: { columns: ["price", "id", "at"], rows, other } }, types)).toContain(
      '"breakdown":{"columns":["price","id","at"],"rows":[' +
        '{"key":[null,9007199254740993,"2015-05-03T03:00:04.384Z"],"counts":[2,1],"pending":[0,1]},' +
        '{"key":["nan",-1,null],"counts":[2,1],"pending":[0,1]},' +
        '{"key":[1.5,0,"1970-01-01T00:00:00Z"],"counts":[2,1],"pending":[0,1]}],' +
        '"other":{"keys":3,"counts":[7,0],"pending":[0,0]}}',
    );
  });

  it("lists the buckets of a trend", () => {
    const trend = [{ start: 86400n, label: "1970-01-02", counts: [3, 1] }];
    expect(sectionText({ trend })).toContain('"trend":[{"start":86400,"label":"1970-01-02","counts":[3,1]}]');
  });
});
