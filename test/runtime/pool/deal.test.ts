import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { Deal } from "../../../src/runtime/pool/deal.js";

describe("a deal", () => {
  it("gives every position once, whoever asks", () => {
    const deal = new Deal(5);
    const other = new Deal(5, deal.shared);
    const taken = [deal, other, other, deal, other, deal, other].map((one) => one.take());
    expect(taken).toEqual([0, 1, 2, 3, 4, null, null]);
    expect([deal.left, other.left]).toEqual([0, 0]);
    expect(new Deal(0).take()).toBeNull();
  });

  it("ends for all", () => {
    const deal = new Deal(5);
    const other = new Deal(5, deal.shared);
    expect(other.take()).toBe(0);
    deal.stop();
    expect([other.take(), deal.take()]).toEqual([null, null]);
  });

  it("holds other threads until the last pause is over, or the run is", async () => {
    const source = `const { parentPort, workerData: cells } = require("node:worker_threads");
      parentPort.postMessage("waiting");
      let pauses;
      while ((pauses = Atomics.load(cells, 2)) !== 0) Atomics.wait(cells, 2, pauses);
      parentPort.postMessage("through");`;
    const deal = new Deal(1);
    deal.pause();
    deal.pause();
    const said: string[] = [];
    const worker = new Worker(source, { eval: true, workerData: new Int32Array(deal.shared) });
    const through = new Promise<void>((resolve) => {
      worker.on("message", (text: string) => {
        said.push(text);
        if (text === "through") resolve();
        if (text === "waiting") {
          deal.resume();
          setTimeout(() => {
            said.push("second");
            deal.resume();
          }, 20);
        }
      });
    });
    await through;
    expect(said).toEqual(["waiting", "second", "through"]);
    await worker.terminate();
    // Without pauses, or after the end, nobody is held.
    deal.waitWhilePaused();
    deal.pause();
    deal.stop();
    deal.waitWhilePaused();
  });
});
