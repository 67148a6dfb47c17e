import type { Dataset } from "../planner/catalog.js";
import { integer, type Json, type JsonObject, object } from "./json-writer.js";
import type { DataSource, PartReport, RunStats } from "./report.js";

const SLOT_SECONDS = 0.25;

/**
 * The `stats` object of a run on the threads of one machine: a task is a part. Times are in seconds. Threads take parts without
 * being invoked over a network, so that there is no latency to tell and nothing is ever cold.
 */
export function responseStats(stats: RunStats, dataset: Dataset): JsonObject {
  const tasks = stats.parts.length;
  const from = (source: DataSource): bigint =>
    integer(stats.parts.filter((part) => part.source === source).length);
  return object(
    ["totalTime", seconds(stats.totalMs)],
    [
      "invoker",
      object(
        ["enqueueTime", 0],
        ["pollTime", seconds(stats.totalMs)],
        ["totalTasks", integer(tasks)],
        ["failedTasks", 0n],
        ["taskSuccessOverTime", successOverTime(stats.parts)],
      ),
    ],
    [
      "dataset",
      object(
        ["totalSize", integer(sum(dataset.parts.map((part) => part.size)))],
        ["parts", integer(dataset.parts.length)],
      ),
    ],
    [
      "worker",
      object(
        ["coldTasks", 0n],
        ["warmTasks", integer(tasks)],
        ["invokeLatency", object()],
        ["loadTime", distribution(stats.parts.map(loadSeconds))],
        ["totalTime", distribution(stats.parts.map(totalSeconds))],
        ["scannedRows", integer(sum(stats.parts.map((part) => part.scannedRows)))],
        ["scannedGroups", integer(sum(stats.parts.map((part) => part.scannedUsers)))],
        [
          "cache",
          object(["source", from("parquet")], ["diskCache", from("disk")], ["memory", from("memory")]),
        ],
      ),
    ],
    ["cost", null],
  );
}

/** To the microsecond, as clocks are no better. */
function seconds(ms: number): number {
  return Math.round(ms * 1000) / 1e6;
}

function totalSeconds(part: PartReport): number {
  return seconds(sum(part.passes.map((pass) => pass.ms)));
}

/** Time in the passes that read bytes. */
function loadSeconds(part: PartReport): number {
  const reading = part.passes.filter((pass) => ["load", "read", "gather"].includes(pass.name));
  return seconds(sum(reading.map((pass) => pass.ms)));
}

/** Parts by the slot of running time in which they ended: `{"0.25": 7, "0.5": 1}`. */
function successOverTime(parts: readonly PartReport[]): JsonObject {
  const counts = new Map<number, number>();
  for (const part of parts) {
    const slot = Math.max(1, Math.ceil(totalSeconds(part) / SLOT_SECONDS)) * SLOT_SECONDS;
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  const slots = [...counts].sort(([a], [b]) => a - b);
  return new Map(slots.map(([slot, count]) => [slotText(slot), integer(count)]));
}

function slotText(slot: number): string {
  return Number.isInteger(slot) ? `${slot}.0` : String(slot);
}

/**
 * Of seconds: min, mean, max and as many percentiles as the number of values supports (the median below 20, quartiles and 95% below 100,
 * then 99%), interpolated linearly; empty over nothing.
 */
export function distribution(values: readonly number[]): JsonObject {
  if (values.length === 0) return object();
  const sorted = [...values].sort((a, b) => a - b);
  const shares = values.length < 20 ? [50] : values.length < 100 ? [25, 50, 75, 95] : [25, 50, 75, 95, 99];
  return object(
    ["min", sorted[0] ?? null],
    ["mean", seconds((sum(values) / values.length) * 1000)],
    ["max", sorted.at(-1) ?? null],
    ...shares.map((share): [string, Json] => [`${share}%`, quantile(sorted, share / 100)]),
  );
}

function quantile(sorted: readonly number[], share: number): number | null {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) return null;
  return seconds((low + (high - low) * (position - Math.floor(position))) * 1000);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
