import type { ReachedList } from "../src/api/users-of.js";
import type { Column } from "../src/runtime/column.js";
import type { ReachedUsers } from "../src/runtime/funnel/reached-users.js";
import { floatText } from "../src/runtime/json-writer.js";
import { instantText } from "../src/runtime/key-text.js";
import type { DataType } from "../src/types.js";
import { csvField, idColumn, type UsersFormat, writeBytes } from "./users-out.js";

/** One user: the id, and per step a time of the column's unit; null without one. */
interface Line {
  readonly id: bigint | string;
  readonly times: readonly (bigint | number | null)[];
}

/** What the columns of a file of users are called, and the type of times. */
interface Columns {
  readonly users: string;
  readonly steps: readonly string[];
  readonly time: DataType;
}

/**
 * Writes one row per user: its id, then the time of its row for each step, empty where there is none; ids ascending. Errors: as
 * `writeUsers`.
 */
export async function writeReached(
  path: string,
  format: UsersFormat,
  names: { readonly users: string; readonly time: DataType },
  reached: ReachedList,
): Promise<void> {
  const lines = reached.parts.flatMap(linesOf).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const steps = reached.steps.map((step) => (step === names.users ? `${step} (time)` : step));
  const columns = { ...names, steps };
  await writeBytes(
    path,
    format === "csv" ? new TextEncoder().encode(csv(columns, lines)) : await parquet(columns, lines),
  );
}

function linesOf({ ids, times }: ReachedUsers): Line[] {
  return Array.from<number | bigint | string, Line>(ids, (id, at) => ({
    id: typeof id === "number" ? BigInt(id) : id,
    times: times.map((ofStep) => {
      const time = ofStep[at] ?? null;
      return Number.isNaN(time) ? null : time;
    }),
  }));
}

/** Timestamps as ISO 8601, other times as numbers. */
function csv({ users, steps, time }: Columns, lines: readonly Line[]): string {
  const timeField = (value: bigint | number | null): string => {
    if (value === null) return "";
    if (time.kind === "float") return floatText(Number(value));
    return time.kind === "timestamp" ? instantText(BigInt(value), time.unit) : String(value);
  };
  const rows = lines.map(({ id, times }) => [csvField(String(id)), ...times.map(timeField)]);
  return [[users, ...steps].map(csvField), ...rows].map((fields) => `${fields.join(",")}\n`).join("");
}

async function parquet({ users, steps, time }: Columns, lines: readonly Line[]): Promise<Uint8Array> {
  const { writeParquet } = await import("../src/runtime/parquet/index.js");
  const columns = new Map<string, Column>([[users, idColumn(lines.map(({ id }) => id))]]);
  steps.forEach((step, at) => {
    columns.set(
      step,
      timeColumn(
        time,
        lines.map(({ times }) => times[at] ?? null),
      ),
    );
  });
  return writeParquet(columns);
}

function timeColumn(type: DataType, times: readonly (bigint | number | null)[]): Column {
  const { length } = times;
  if (!times.some((value) => typeof value === "bigint")) {
    const values = Float64Array.from(times, (value) => Number(value ?? 0));
    const validity = Uint8Array.from(times, (value) => (value === null ? 0 : 1));
    return { kind: "number", type, length, values, validity };
  }
  const wide = times.flatMap((value) => (value === null ? [] : BigInt(value)));
  const dictionary = [...new Set(wide)].sort((a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(dictionary.map((value, code) => [value, code]));
  const codes = Int32Array.from(times, (value) =>
    value === null ? dictionary.length : (codeOf.get(BigInt(value)) ?? dictionary.length),
  );
  return { kind: "code", type, length, codes, dictionary, hasNulls: wide.length < length };
}
