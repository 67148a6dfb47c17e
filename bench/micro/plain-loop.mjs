import { bestOf } from "./best-of.mjs";

/**
 * Nanoseconds a row of Q1 as a person would write it for data in memory: one byte for the event, a float64 for the
 * time, offsets of users. What kernels are to be compared with.
 */
export function measurePlainLoop(times) {
  const data = makeColumns(4_000_000);
  return bestOf(times, () => countSteps(data)).then((ms) => (ms * 1e6) / data.codes.length);
}

/** Users of 13 rows; 2.6 % of rows are of code 1, 0.9 % of code 2. */
function makeColumns(rows) {
  const codes = new Uint8Array(rows);
  const timesMs = new Float64Array(rows);
  const userCount = Math.floor(rows / 13);
  const runs = Int32Array.from({ length: userCount + 1 }, (_, user) => user * 13);
  let state = 1;
  for (let i = 0; i < rows; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const luck = (state >>> 8) % 1000;
    codes[i] = luck < 9 ? 2 : luck < 35 ? 1 : 0;
    timesMs[i] = i * 1000;
  }
  return { codes, timesMs, runs, userCount };
}

function countSteps({ codes, timesMs, runs, userCount }) {
  const reached = [0, 0, 0];
  for (let user = 0; user < userCount; user++) {
    const end = runs[user + 1];
    let step = 0;
    let last = Number.NEGATIVE_INFINITY;
    for (let i = runs[user]; i < end && step < 3; i++) {
      if (codes[i] !== step || timesMs[i] <= last) continue;
      last = timesMs[i];
      reached[step++]++;
    }
  }
  return reached;
}
