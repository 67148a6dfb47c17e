import type { FileIdentity, Store } from "../../src/storage/store.js";

/** One read that a counting store saw. */
export interface CountedRead {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A store that records every read of the store it wraps. */
export interface CountingStore extends Store {
  readonly reads: readonly CountedRead[];
  /** Sum of the lengths of all reads. */
  readonly bytes: number;
  /** Forgets what was counted. */
  reset(): void;
}

/** Wraps `inner`; everything but reads passes through unseen. */
export function countingStore(inner: Store): CountingStore {
  const reads: CountedRead[] = [];
  return {
    reads,
    get bytes() {
      return reads.reduce((sum, { start, end }) => sum + end - start, 0);
    },
    reset: () => void reads.splice(0),
    identify: (path: string) => inner.identify(path),
    list: (pattern: string) => inner.list(pattern),
    write: (path: string, bytes: Uint8Array) => inner.write(path, bytes),
    read: (path: string, start: number, end: number, pinned?: FileIdentity) => {
      reads.push({ path, start, end });
      return inner.read(path, start, end, pinned);
    },
  };
}
