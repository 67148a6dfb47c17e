/** What identifies the bytes of a file: if `version` (mtime in ns, or etag) or `size` differ, it is another file. */
export interface FileIdentity {
  readonly size: number;
  readonly version: string;
}

/** Bytes behind a path or URI. Errors are FrocketErrors (`file-missing`, `file-denied`, `file-changed`, …). */
export interface Store {
  identify(path: string): Promise<FileIdentity>;
  /** Bytes [start, end) exactly; a short read is an error. `pinned`: fail with `file-changed` when the file is another one. */
  read(path: string, start: number, end: number, pinned?: FileIdentity): Promise<Uint8Array>;
  /** Paths that match a path, directory or glob (and the older `part-{:05}.parquet` form), sorted by UTF-8 bytes. */
  list(pattern: string): Promise<readonly string[]>;
  /** Writes the whole file atomically (temporary name, then rename). */
  write(path: string, bytes: Uint8Array): Promise<void>;
}
