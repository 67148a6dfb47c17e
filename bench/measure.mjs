import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const CHILD = fileURLToPath(new URL("contenders/child.mjs", import.meta.url));

/**
 * What a contender did with a query.
 * @typedef {object} Measurement
 * @property {[string, number][]} answer
 * @property {number} firstMs the first call, with whatever is loaded and compiled in it
 * @property {number[]} ms the calls after it
 * @property {number | null} cpuMs processor time of such a call on all cores; null when it is another process's
 * @property {number} peakMb most resident memory of the process
 */

/**
 * Runs one query in a process of its own. Errors: what the contender failed with.
 * @param {{ contender: string, source: object, query: string, times: number }} job
 * @returns {Promise<Measurement>}
 */
export function measure(job) {
  const child = fork(CHILD, { serialization: "advanced" });
  return new Promise((resolve, reject) => {
    child.once("message", (outcome) => {
      if (outcome.error === undefined) resolve(outcome);
      else reject(new Error(outcome.error));
    });
    child.once("exit", (code, signal) =>
      reject(new Error(`the process ended with ${code ?? signal} and no answer`)),
    );
    child.send(job);
  });
}

const PROBES = 2;

/**
 * Measures the fastest of several ways to ask the same: each is tried, the best is measured in full.
 * @param {{ contender: string, source: object, times: number }} job
 * @param {Record<string, string>} queries by name of the way
 * @returns {Promise<Measurement & { way: string, tried: Record<string, number> }>}
 */
export async function measureBest(job, queries) {
  const names = Object.keys(queries);
  const tried = {};
  if (names.length > 1) {
    for (const name of names) {
      const { ms } = await measure({ ...job, query: queries[name], times: PROBES });
      tried[name] = Math.min(...ms);
    }
  }
  const way = names.sort((a, b) => (tried[a] ?? 0) - (tried[b] ?? 0))[0];
  return { ...(await measure({ ...job, query: queries[way] })), way, tried };
}
