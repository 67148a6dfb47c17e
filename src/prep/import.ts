import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { recogniseTimeUnit } from "../catalog/time-unit.js";
import { fail } from "../errors/index.js";
import { INT, STRING, type TimeUnit, typeName } from "../types.js";
import type { TargetColumn } from "./import/column-builder.js";
import { ColumnSet } from "./import/column-set.js";
import { Ingest, MemoryBudget } from "./import/ingest.js";
import { checkOptions, type ImportOptions, type ImportReport } from "./import/options.js";
import { OutputDirectory, RECORD_NAME } from "./import/output-directory.js";
import type { InputFile } from "./import/read-context.js";
import { findInputs, readInputs } from "./import/read-inputs.js";
import { importRecord } from "./import/record.js";
import { Rejects } from "./import/rejects.js";
import { Spill } from "./import/spill.js";
import { TimeColumn } from "./import/time-column.js";
import { UserColumn } from "./import/user-column.js";
import { writeParts } from "./import/write-parts.js";

export type { ImportOptions, ImportProgress, ImportReport } from "./import/options.js";

/**
 * Turns CSV, NDJSON and Parquet files into prepared Parquet: one file a part in `out`, all rows of a user in one part
 * (`user-hash.ts`), sorted by (user, time, order columns, input position), types inferred over the whole input
 * (`infer.ts`), with a record `_frocket.json` beside them. Rows without a user or a readable time are left out and
 * reported. The directory appears when it is complete; after an error nothing is there.
 * Errors: `import-…`, `time-unit-conflict`, those of the store and of Parquet files.
 * Cost: reads the inputs once; memory for one part at a time and the buffers between.
 */
export async function importFiles(options: ImportOptions): Promise<ImportReport> {
  checkOptions(options);
  const inputs = await findInputs(options.store, options.files);
  const output = new OutputDirectory(options.out, options.overwrite ?? false);
  const spillPath = join(options.tempDir ?? tmpdir(), `frocket-import-${randomUUID()}.tmp`);
  const budgetMb = options.memoryMb ?? Math.min(4096, Math.floor(totalmem() / 2 ** 21));
  try {
    const spill = new Spill(spillPath, options.parts, bufferBytes(budgetMb, options.parts));
    try {
      const report = await transform(options, inputs, spill, output.staging, budgetMb);
      await options.store.write(join(output.staging, RECORD_NAME), importRecord(report, options));
      output.publish();
      return report;
    } finally {
      spill.close();
    }
  } finally {
    rmSync(spillPath, { force: true });
    output.discard();
  }
}

/** A quarter of the budget is for the buffers before the temporary file. */
function bufferBytes(budgetMb: number, parts: number): number {
  return Math.max(1 << 12, Math.min(1 << 20, Math.floor((budgetMb * 2 ** 18) / parts)));
}

async function transform(
  options: ImportOptions,
  inputs: readonly InputFile[],
  spill: Spill,
  directory: string,
  budgetMb: number,
): Promise<ImportReport> {
  const { parts } = options;
  const columns = new ColumnSet(options.users, options.time);
  const users = new UserColumn();
  const time = new TimeColumn();
  const rejects = new Rejects();
  const warnings: string[] = [];
  const budget = new MemoryBudget(budgetMb, parts);
  const ingest = new Ingest(columns, users, time, spill, rejects, parts, budget);
  const progress = progressReporter(options, inputs);
  const read = await readInputs(inputs, {
    options,
    columns,
    ingest,
    warnings,
    onBytes: progress.onBytes(ingest),
  });
  const rowsRead = read.reduce((sum, input) => sum + input.rows, 0);
  if (rowsRead === 0) fail("import-empty", { files: inputs.length });
  if (rejects.total === rowsRead) failAllRejected(rejects, rowsRead);
  spill.seal();
  for (let part = 0; part < parts; part++) budget.check(spill, part, columns.count);

  const targets = columns.states.map((state, slot): TargetColumn => {
    if (slot === columns.timeSlot) return time.decide(options.time, options.timeUnit);
    const base = { name: state.name, nullable: state.hasNulls };
    if (slot !== columns.usersSlot) return { ...base, type: state.type(), width: state.width() };
    const width = users.width();
    return { ...base, nullable: false, type: width === null ? STRING : INT, width: width ?? "safe" };
  });
  for (const name of options.order ?? [])
    if (targets.find((target) => target.name === name)?.type.kind === "list")
      fail("import-order-column", { name });
  const unit = knownUnit(targets[columns.timeSlot], options.timeUnit);
  const written = await writeParts(
    {
      options,
      spill,
      targets,
      usersSlot: columns.usersSlot,
      timeSlot: columns.timeSlot,
      time,
      paths: inputs.map((input) => input.path),
      rejects,
      layout: {
        users: options.users,
        time: options.time,
        order: options.order ?? [],
        grouped: true,
        sorted: true,
      },
      onPart: progress.onPart,
    },
    directory,
  );
  const range = written.time ?? fail("import-empty", { files: inputs.length });
  return {
    out: options.out,
    inputs: read,
    parts: written.parts,
    users: written.parts.reduce((sum, part) => sum + part.users, 0),
    rowsRead,
    rowsWritten: written.parts.reduce((sum, part) => sum + part.rows, 0),
    rowsRejected: rejects.total,
    rejects: rejects.summary(),
    columns: targets.map(({ name, type, nullable }) => ({ name, type: typeName(type), nullable })),
    timeUnit: unit ?? recogniseTimeUnit(range),
    timeRange: range,
    warnings,
  };
}

function knownUnit(time: TargetColumn | undefined, given: TimeUnit | undefined): TimeUnit | null {
  return time?.type.kind === "timestamp" ? time.type.unit : (given ?? null);
}

function failAllRejected(rejects: Rejects, rows: number): never {
  const [first] = rejects.summary();
  const sample = first?.samples[0];
  if (first === undefined || sample === undefined)
    return fail("internal-error", { what: "rejects without a sample" });
  return fail(
    "import-all-rejected",
    { rows, reason: first.meaning, ...sample },
    { hint: "check which columns were named as users and time" },
  );
}

function progressReporter(options: ImportOptions, inputs: readonly InputFile[]) {
  const bytesTotal = inputs.reduce((sum, input) => sum + input.identity.size, 0);
  let bytesRead = 0;
  let partsWritten = 0;
  let rowsRead = 0;
  const report = (phase: "read" | "write"): void =>
    options.onProgress?.({ phase, bytesRead, bytesTotal, rowsRead, partsWritten });
  return {
    onBytes: (ingest: Ingest) => (count: number) => {
      bytesRead += count;
      rowsRead = ingest.rowsSeen;
      report("read");
    },
    onPart: () => {
      partsWritten++;
      report("write");
    },
  };
}
