import { fail } from "../../errors/index.js";
import type { Store } from "../../storage/store.js";
import type { TimeUnit } from "../../types.js";
import type { RejectSummary } from "./rejects.js";

export interface ImportOptions {
  /** Paths, directories or globs of CSV, NDJSON and Parquet files; rows keep the order of files, then of lines. */
  readonly files: readonly string[];
  /** Column of the user id. */
  readonly users: string;
  /** Column of the time. */
  readonly time: string;
  /** How many parts users are dealt to, 1 .. 4096; a part that gets no user is not written. */
  readonly parts: number;
  /** Local directory, new or empty. */
  readonly out: string;
  /** Unit of a numeric time column; recognised from the data when left out. */
  readonly timeUnit?: TimeUnit | undefined;
  /** Columns that order rows of equal time, strongest first. */
  readonly order?: readonly string[] | undefined;
  readonly store: Store;
  /** Replaces an earlier import in `out`. */
  readonly overwrite?: boolean | undefined;
  /** Where rows are kept between reading and writing; the system's temporary directory. */
  readonly tempDir?: string | undefined;
  /** Budget for sorting one part; half of the machine's memory, at most 4096. */
  readonly memoryMb?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export interface ImportProgress {
  readonly phase: "read" | "write";
  /** Of the inputs as they lie on disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rowsRead: number;
  readonly partsWritten: number;
}

/** What an import did; also the record `_frocket.json` beside the parts (see `importRecord`). */
export interface ImportReport {
  readonly out: string;
  readonly inputs: readonly ImportInput[];
  readonly parts: readonly ImportedPart[];
  readonly users: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly rowsRejected: number;
  readonly rejects: readonly RejectSummary[];
  readonly columns: readonly ImportedColumn[];
  /** Null when a numeric time column fits no unit, or more than one. */
  readonly timeUnit: TimeUnit | null;
  /** In the unit of the time column; bigint unless it is a float column. */
  readonly timeRange: { readonly min: bigint | number; readonly max: bigint | number };
  /** What the inputs hold that is not in the output, or may surprise. */
  readonly warnings: readonly string[];
}

export interface ImportInput {
  readonly path: string;
  readonly format: "csv" | "ndjson" | "parquet";
  readonly bytes: number;
  /** Rows read, rejected ones among them. */
  readonly rows: number;
}

export interface ImportedPart {
  readonly path: string;
  readonly rows: number;
  readonly users: number;
  readonly bytes: number;
}

interface ImportedColumn {
  readonly name: string;
  /** As `typeName` writes types. */
  readonly type: string;
  readonly nullable: boolean;
}

const MAX_PARTS = 4096;
const MIN_MEMORY_MB = 1;

/** Refuses options that cannot be meant. Errors: `import-option`, `import-no-files`. */
export function checkOptions(options: ImportOptions): void {
  const { parts, memoryMb, out, files } = options;
  if (!Number.isInteger(parts) || parts < 1 || parts > MAX_PARTS)
    fail("import-option", {
      option: "the number of parts",
      expected: `a whole number from 1 to ${MAX_PARTS}`,
      found: String(parts),
    });
  if (memoryMb !== undefined && !(memoryMb >= MIN_MEMORY_MB))
    fail("import-option", {
      option: "the memory budget",
      expected: `at least ${MIN_MEMORY_MB} MB`,
      found: String(memoryMb),
    });
  if (out === "" || /^[a-z][a-z0-9+.-]+:\/\//i.test(out))
    fail("import-option", {
      option: "the output",
      expected: "a local directory",
      found: JSON.stringify(out),
    });
  if (options.users === options.time)
    fail("import-option", {
      option: "the time column",
      expected: "another one than the users column",
      found: JSON.stringify(options.time),
    });
  if (files.length === 0) fail("import-no-files", { pattern: "" }, { hint: "name at least one file" });
}
