import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where data is kept between runs: BENCH_DIR, else a folder of the system's temporary directory. */
export const cacheDirectory = process.env.BENCH_DIR ?? join(tmpdir(), "frocket-bench");

/**
 * Makes a folder of the cache unless it is there; it appears when it is complete.
 * @param {string} path
 * @param {(staging: string) => unknown} make
 */
export async function once(path, make) {
  if (existsSync(path)) return path;
  const staging = `${path}.partial`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  console.error(`making ${path} …`);
  await make(staging);
  renameSync(staging, path);
  return path;
}
