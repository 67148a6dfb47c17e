import type { FileIdentity } from "../../storage/store.js";
import type { ColumnSet } from "./column-set.js";
import type { Ingest } from "./ingest.js";
import type { ImportInput, ImportOptions } from "./options.js";

/** An input file as it was found; it must not change while it is read. */
export interface InputFile {
  readonly path: string;
  readonly format: ImportInput["format"];
  readonly identity: FileIdentity;
}

/** What reading the inputs needs to know and to report. */
export interface ReadContext {
  readonly options: ImportOptions;
  readonly columns: ColumnSet;
  readonly ingest: Ingest;
  readonly warnings: string[];
  /** Called after each piece, with the bytes of the file that it took. */
  readonly onBytes: (count: number) => void;
}
