import { createRequire } from "node:module";
import type * as ParquetWasm from "parquet-wasm";

type Instance = typeof ParquetWasm;

const require = createRequire(import.meta.url);
/** A decoder that met damaged pages may have grown its memory, which never shrinks; above this it is replaced. */
const MEMORY_KEPT = 512 * 1024 * 1024;

let instance: Instance | null = null;

/** The WebAssembly decoder and encoder, loaded on first use (about 50 ms). Do not keep it across calls. */
export function parquetWasm(): Instance {
  // The package's type declarations describe what its CommonJS build exports.
  instance ??= require("parquet-wasm") as Instance;
  return instance;
}

/**
 * To be called after any error of the decoder. A trap leaves its stack and heap in an unknown state, and a huge
 * memory would stay: in both cases the next call to `parquetWasm` starts a new instance.
 */
export function recoverParquetWasm(error: unknown): void {
  const isTrap = isWasmTrap(error) || error instanceof RangeError;
  if (instance === null || (!isTrap && instance.wasmMemory().buffer.byteLength < MEMORY_KEPT)) return;
  delete require.cache[require.resolve("parquet-wasm")];
  instance = null;
}

/** Whether WebAssembly stopped at a fault, as compiled code does where a program would panic. */
export function isWasmTrap(error: unknown): boolean {
  return error instanceof Error && error.name === "RuntimeError";
}
