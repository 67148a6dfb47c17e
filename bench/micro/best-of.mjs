/** Shortest of `times` runs, after one that does not count; ms. */
export async function bestOf(times, work) {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
