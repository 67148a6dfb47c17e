import * as zlib from "node:zlib";
import { check } from "./fault.js";

/** What Node has since 20.15 and 22.2. */
interface NewerZlib {
  readonly crc32?: (bytes: Uint8Array) => number;
}

const { crc32 } = zlib as NewerZlib;

/** Faults when a page carries a CRC-32 that its bytes do not have. About 1 ms a MB; without Node's own it is not checked. */
export function checkCrc(stored: Uint8Array, crc: number | null): void {
  if (crc !== null && crc32 !== undefined) check(crc32(stored) === crc >>> 0, "its checksum differs");
}
