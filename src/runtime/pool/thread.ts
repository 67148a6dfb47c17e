import { Worker } from "node:worker_threads";
import { problem } from "../../errors/index.js";
import type { StoredOutcome } from "../store/execute-stored.js";
import { fromPlain, type PartReply, type PartTask, type ThreadMessage } from "./message.js";

/** A worker thread that runs one task at a time. It does not keep the process alive between tasks. */
export class Thread {
  /** Resolves once modules are loaded, after some 0.1 s; never when the thread dies before. */
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private settle: ((reply: PartReply) => void) | null = null;
  private reject: ((error: Error) => void) | null = null;
  private isEnded = false;

  constructor() {
    this.worker = import.meta.url.endsWith(".ts")
      ? fromSource()
      : new Worker(new URL("./worker.js", import.meta.url));
    this.worker.unref();
    this.ready = new Promise((resolve) => {
      this.worker.on("message", (message: ThreadMessage) => {
        if (message.kind === "ready") resolve();
        else this.settle?.(message);
      });
    });
    this.worker.on("error", (error: unknown) => {
      this.end(problem("internal-error", { what: `a thread failed: ${String(error)}` }, { cause: error }));
    });
    this.worker.on("exit", (code) => {
      this.end(problem("internal-error", { what: `a thread ended with code ${code}` }));
    });
  }

  /** Whether it can take a task now or, once ready, later. */
  get isIdle(): boolean {
    return !this.isEnded && this.settle === null;
  }

  /** Rejects with the task's error, or with an internal one when the thread itself dies. */
  run(task: PartTask): Promise<StoredOutcome> {
    return new Promise((resolve, reject) => {
      const free = (): void => {
        this.settle = null;
        this.reject = null;
        this.worker.unref();
      };
      this.settle = (reply) => {
        free();
        if (reply.kind === "done") resolve(reply);
        else reject(fromPlain(reply.error));
      };
      this.reject = (error) => {
        free();
        reject(error);
      };
      this.worker.ref();
      this.worker.postMessage(task);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private end(error: Error): void {
    this.isEnded = true;
    this.reject?.(error);
  }
}

/** Run from source, a thread has to load TypeScript as its parent does; `--import` does not reach worker threads. */
function fromSource(): Worker {
  const { href } = new URL("./worker.ts", import.meta.url);
  const entry = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(href)}); })`;
  return new Worker(entry, { eval: true });
}
