import { fail } from "../../src/errors/index.js";
import type { FileIdentity, Store } from "../../src/storage/store.js";

/** Writes to all stores: two files that differ never have one version, as dictionaries are remembered by it. */
let writes = 0;

/** A store of files in memory, for tests that write many small ones; listing takes plain paths only. */
export function memoryStore(): Store {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly version: string }>();
  const fileAt = (path: string) => files.get(path) ?? fail("file-missing", { path });
  return {
    identify: async (path: string): Promise<FileIdentity> => {
      const { bytes, version } = fileAt(path);
      return { size: bytes.length, version };
    },
    read: async (path: string, start: number, end: number, pinned?: FileIdentity) => {
      const { bytes, version } = fileAt(path);
      if (pinned !== undefined && pinned.version !== version) return fail("file-changed", { path });
      return bytes.slice(start, end);
    },
    list: async (pattern: string) => [...files.keys()].filter((path) => path === pattern),
    write: async (path: string, bytes: Uint8Array) => {
      files.set(path, { bytes, version: `${++writes}` });
    },
  };
}
