import { parentPort } from "node:worker_threads";
import { localStore } from "../../storage/local.js";
import { Deal } from "./deal.js";
import { type DonePart, type RunMessage, type ThreadMessage, toPlain } from "./message.js";
import { partRunner } from "./run-part.js";
import { ReceivedPlans } from "./sent-plans.js";

/** Outcomes wait that long for others, so that a short run sends one message. */
const HOLD_MS = 20;

const plans = new ReceivedPlans();
let last: Promise<void> = Promise.resolve();

/** Entry of a worker thread: one run after the other, as many parts of each as it gets. */
parentPort?.on("message", (message: RunMessage) => {
  last = last.then(() => takePart(message));
});
send({ kind: "ready" });

async function takePart({ run, sent, tasks, deal: shared, ...question }: RunMessage): Promise<void> {
  const deal = new Deal(tasks.length, shared);
  let parts: DonePart[] = [];
  let sentMs = performance.now();
  try {
    const runPart = partRunner({ plan: plans.unpack(sent), ...question }, localStore());
    for (let at = deal.take(); at !== null; at = deal.take()) {
      const task = tasks[at];
      if (task === undefined) break;
      const done = { at, ...(await runPart(task)) };
      parts.push(done);
      // The store keeps columns only once it has them.
      if (done.loaded.length === 0 && performance.now() - sentMs < HOLD_MS) continue;
      send({ kind: "done", run, parts, isLast: false });
      parts = [];
      sentMs = performance.now();
      deal.waitWhilePaused();
    }
    send({ kind: "done", run, parts, isLast: true });
  } catch (error) {
    deal.stop();
    send({ kind: "failed", run, error: toPlain(error) });
  }
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
