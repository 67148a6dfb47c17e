import { peakMemoryMb } from "./peak-memory.mjs";

/**
 * One contender, one query, one process: answers the query once, then `times` times more, and tells the parent what
 * came out: ms of the first and of each further call, processor time of a further call, the answer, and the most
 * memory that the process had.
 */
process.once("message", async ({ contender, source, query, times }) => {
  try {
    const { open } = await import(`./${contender}.mjs`);
    const { answer, close, peakMb } = await open(source, query);
    const timed = async () => {
      const start = performance.now();
      const value = await answer();
      return { value, ms: performance.now() - start };
    };
    const first = await timed();
    const used = process.cpuUsage();
    const further = [];
    for (let i = 0; i < times; i++) further.push((await timed()).ms);
    const { user, system } = process.cpuUsage(used);
    const peak = (await peakMb?.()) ?? peakMemoryMb();
    close();
    const outcome = {
      answer: [...first.value],
      firstMs: first.ms,
      ms: further,
      cpuMs: contender === "process" ? null : (user + system) / 1000 / times,
      peakMb: peak,
    };
    process.send(outcome, () => process.exit());
  } catch (error) {
    process.send({ error: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
});

// A run that was stopped leaves no process behind.
process.once("disconnect", () => process.exit(1));
