import type { DatasetInfo } from "../../src/planner/catalog.js";
import { BOOL, type ColumnInfo, type DataType, FLOAT, INT, STRING } from "../../src/types.js";

const column = (name: string, type: DataType): ColumnInfo => ({ name, type, nullable: true });

/** A dataset with a column of every type; `timestamp` is an int in ms unless told otherwise. */
export function retail(changes: Partial<DatasetInfo> = {}): DatasetInfo {
  return {
    name: "retail",
    columns: [
      column("visitorid", INT),
      column("timestamp", INT),
      column("event", STRING),
      column("itemid", INT),
      column("price", FLOAT),
      column("device", STRING),
      column("member", BOOL),
      column("created", { kind: "timestamp", unit: "us", zone: null }),
      column("shipped", { kind: "timestamp", unit: "ms", zone: "Europe/Berlin" }),
      column("tags", { kind: "list", item: STRING }),
      column("sizes", { kind: "list", item: INT }),
      column("__cond_0", INT),
    ],
    unsupported: [{ name: "address", type: "struct<city: string>" }],
    users: "visitorid",
    time: "timestamp",
    timeUnit: "ms",
    order: [],
    timeRange: { min: 1_430_622_004_384n, max: 1_442_545_187_788n },
    rowCount: 1000,
    layout: { grouped: false, sorted: false },
    ...changes,
  };
}
