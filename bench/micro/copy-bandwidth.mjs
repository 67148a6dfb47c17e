import { bestOf } from "./best-of.mjs";

const BYTES = 2 ** 28;

/** Gigabytes a second that one thread copies from memory to memory, each byte counted once. */
export async function measureCopy(times) {
  const from = new Float64Array(BYTES / 8).fill(1);
  const to = new Float64Array(BYTES / 8);
  return BYTES / 1e6 / (await bestOf(times, () => to.set(from)));
}
