import type { ImportOptions, ImportReport } from "./options.js";

/**
 * The record of an import as JSON bytes, the same for the same inputs and options: what was read, written and left
 * out, the types decided on, and the parameters. Times beyond 2^53 are digits in a string.
 */
export function importRecord(report: ImportReport, options: ImportOptions): Uint8Array {
  const { files, users, time, parts, timeUnit, order } = options;
  const { out: _out, users: userCount, parts: written, ...rest } = report;
  const record = {
    format: "frocket import",
    version: 1,
    parameters: { files, users, time, parts, timeUnit: timeUnit ?? null, order: order ?? [] },
    userCount,
    parts: written.map((part) => ({ ...part, path: part.path.slice(part.path.lastIndexOf("/") + 1) })),
    ...rest,
  };
  return new TextEncoder().encode(`${JSON.stringify(record, withoutBigInts, 2)}\n`);
}

function withoutBigInts(_key: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
