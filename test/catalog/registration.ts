import type { Registration } from "../../src/catalog/registration.js";

/** A registration without files, as the catalogue may hold it. */
export function registration(name: string, changes: Partial<Registration> = {}): Registration {
  return {
    revision: "r1",
    registeredAt: "2026-01-02T03:04:05.678Z",
    path: "/data",
    pattern: null,
    info: {
      name,
      columns: [{ name: "id", type: { kind: "int" }, nullable: false }],
      unsupported: [],
      users: "id",
      time: "ts",
      timeUnit: "ms",
      timeRange: { min: -5n, max: 9223372036854775807n },
      order: [],
      rowCount: 3,
      layout: { grouped: false, sorted: false },
    },
    timeUnitOrigin: "recognised",
    parts: [{ index: 0, path: "/data/a.parquet", size: 12, version: "1700000000000000001", rowCount: 3 }],
    validation: { mode: "sample", checkedParts: [0], disjoint: "checked" },
    statistics: { rowCount: 3, users: { count: 2, exact: true }, columns: [] },
    sourceCategoricals: [],
    ...changes,
  };
}
