import { parquetMetadata } from "hyparquet";
import type { FileMetaData } from "hyparquet/src/types.js";

const TRAILER_BYTES = 8;

/** Where the footer of a file that was just written begins. */
export function footerStart(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  return file.length - TRAILER_BYTES - view.getUint32(file.length - TRAILER_BYTES, true);
}

/** What the footer of a file that was just written says. */
export function writtenMetadata(file: Uint8Array): FileMetaData {
  // The parser wants a buffer of its own: of the footer alone.
  return parquetMetadata(file.slice(footerStart(file)).buffer, { geoparquet: false });
}
