import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FrocketError, fail } from "../../errors/index.js";
import type { FileIdentity, Store } from "../../storage/store.js";

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file in chunks, unpacked when it begins with the gzip magic; the next chunk is fetched (and unpacked,
 * on another thread) while one is worked on. Errors: `import-damaged`, and those of the store.
 */
export async function* readChunks(
  store: Store,
  path: string,
  identity: FileIdentity,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const raw = fileChunks(store, path, identity, onBytes);
  if (identity.size < 2) return yield* raw;
  const magic = await store.read(path, 0, 2, identity);
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return yield* raw;
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const source = Readable.from(raw, { objectMode: true, highWaterMark: 2 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    if (error instanceof FrocketError) throw error;
    fail(
      "import-damaged",
      { path, what: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* fileChunks(
  store: Store,
  path: string,
  identity: FileIdentity,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const fetch = (at: number): Promise<Uint8Array> =>
    store.read(path, at, Math.min(at + CHUNK_BYTES, identity.size), identity);
  let next = identity.size > 0 ? fetch(0) : null;
  for (let at = 0; next !== null; ) {
    const chunk = await next;
    at += CHUNK_BYTES;
    next = at < identity.size ? fetch(at) : null;
    // A rejection is met at the await above; until then it must not count as unhandled.
    next?.catch(() => undefined);
    onBytes(chunk.length);
    yield chunk;
  }
}
