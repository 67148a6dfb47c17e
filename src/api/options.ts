import type { TimeUnit } from "../types.js";

/** Which data a query reads, and what is said besides its text. Everything may be left out that the text says itself. */
export interface QueryOptions {
  /** A registered dataset; overrides `from`. */
  readonly dataset?: string | undefined;
  /** A file, folder or glob of Parquet files to read without registration; overrides `from`. */
  readonly data?: string | undefined;
  /** Columns of user id and time; files written by `frocket import` name theirs. Only with `data`. */
  readonly users?: string | undefined;
  readonly time?: string | undefined;
  /** Unit of a numeric time column. Only with `data`. */
  readonly timeUnit?: TimeUnit | undefined;
  /** Columns that order rows of equal time, strongest first. Only with `data`. */
  readonly order?: readonly string[] | undefined;
  /** Values of the query's params, as text. */
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** Folder of the file catalogue; the setting FROCKET_HOME when absent. */
  readonly home?: string | undefined;
  /** Where the text comes from: named in errors, and what relative paths in the text are relative to. */
  readonly file?: string | undefined;
  /** Collects the texts that errors refer to, by file name: those of the query and of what it includes. */
  readonly sources?: Map<string, string> | undefined;
}

/** How a query runs. */
export interface RunOptions extends QueryOptions {
  /** Threads that read and scan; the setting FROCKET_THREADS, at first the number of cores, when absent. */
  readonly threads?: number | undefined;
  /** Whether `users` of the answer lists the ids of the matching users. */
  readonly collectUsers?: boolean | undefined;
  /**
   * Whether `reached` of the answer lists users of a funnel: `reached STEP`, `dropped STEP` (reached it, but not the next one) or
   * `pending STEP` (may still reach it), with `FUNNEL:` before the step where several funnels have it.
   */
  readonly usersOf?: string | undefined;
  /**
   * Whether decoded columns are kept for the next query, and those of earlier ones used (under FROCKET_MEMORY_MB and
   * FROCKET_CACHE_MB, in FROCKET_HOME/cache): true when absent. Answers are the same.
   */
  readonly store?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when parts are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
