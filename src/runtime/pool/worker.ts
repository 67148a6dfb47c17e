import { parentPort } from "node:worker_threads";
import { localStore } from "../../storage/local.js";
import { type PartReply, type PartTask, type ThreadMessage, toPlain } from "./message.js";
import { partRunner } from "./run-part.js";

/** Entry of a worker thread: one task at a time, one reply each. */
const runPart = partRunner(localStore());

parentPort?.on("message", async (task: PartTask) => {
  let reply: PartReply;
  try {
    reply = { kind: "done", ...(await runPart(task)) };
  } catch (error) {
    reply = { kind: "failed", error: toPlain(error) };
  }
  parentPort?.postMessage(reply);
});
parentPort?.postMessage({ kind: "ready" } satisfies ThreadMessage);
