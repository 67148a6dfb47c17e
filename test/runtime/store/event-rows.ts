import type { DatasetInfo } from "../../../src/planner/catalog.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { INT, STRING } from "../../../src/types.js";

/** Events of 40 users, shuffled, with nulls; another `seed` gives other rows of the same number. */
export function eventRows(seed: number): { readonly dataset: DatasetInfo; readonly rows: readonly Row[] } {
  const rows = Array.from({ length: 400 }, (_, at): Row => {
    const mixed = Math.imul(at + 1, 0x9e3779b1 + 2 * seed) >>> 0;
    return {
      user: BigInt(mixed % 40),
      time: BigInt(mixed >>> 12),
      event: "abc"[(mixed >>> 7) % 3] ?? "a",
      item: mixed % 11 === 0 ? null : `item ${(mixed >>> 3) % 7}`,
      n: BigInt((mixed >>> 5) % 5),
    };
  });
  const columns = [
    { name: "user", type: INT, nullable: false },
    { name: "time", type: INT, nullable: false },
    { name: "event", type: STRING, nullable: false },
    { name: "item", type: STRING, nullable: true },
    { name: "n", type: INT, nullable: false },
  ];
  const dataset: DatasetInfo = {
    name: "events",
    columns,
    unsupported: [],
    users: "user",
    time: "time",
    timeUnit: null,
    order: [],
    timeRange: null,
    rowCount: rows.length,
    layout: { grouped: false, sorted: false },
  };
  return { dataset, rows };
}
