import type { Preset } from "./preset.js";

/** `windowFunnel` of ClickHouse and its modes; times may be equal unless `strict_increase` says otherwise. */
export const clickHousePresets: readonly Preset[] = [
  { name: "clickhouse", ties: "by row" },
  { name: "clickhouse strict_order", order: "contiguous", ties: "by row" },
  { name: "clickhouse strict_deduplication", ties: "by row", repeats: "break" },
  { name: "clickhouse strict_increase", ties: "strict" },
  { name: "clickhouse strict_once", ties: "by row" },
];
