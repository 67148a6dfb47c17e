import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** Compares text with a golden file; `UPDATE_GOLDEN=1` rewrites it. A missing golden is a failure. */
export function expectGolden(path: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  if (!existsSync(path)) throw new Error(`no golden ${path}: run npm run golden and review what it writes`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
