import { Worker } from "node:worker_threads";
import { problem } from "../../errors/index.js";
import { type DonePart, fromPlain, type Question, type RunMessage, type ThreadMessage } from "./message.js";
import { SentPlans } from "./sent-plans.js";

/** Who hears what a thread does for a run. */
export interface RunListener {
  readonly run: number;
  readonly onDone: (parts: readonly DonePart[]) => void;
  readonly onFailed: (error: Error) => void;
}

/** A worker thread that takes part in one run at a time. It does not keep the process alive between runs. */
export class Thread {
  /** Resolves once modules are loaded, after some 0.1 s; also when the thread dies before. */
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly plans = new SentPlans();
  private listener: RunListener | null = null;
  /** Runs that it was asked to take part in and has not left. */
  private running = 0;
  private isReady = false;
  private isEnded = false;
  private isStopped = false;

  constructor() {
    this.worker = import.meta.url.endsWith(".ts")
      ? fromSource()
      : // Flags of the process may forbid a file as entry.
        new Worker(new URL("./worker.js", import.meta.url), { execArgv: [] });
    this.worker.unref();
    this.ready = new Promise((resolve) => {
      this.worker.on("message", (message: ThreadMessage) => {
        this.isReady = true;
        if (message.kind === "ready") resolve();
        else this.hear(message);
      });
      this.worker.on("exit", () => resolve());
    });
    this.worker.on("error", (error: unknown) => {
      this.end(problem("internal-error", { what: `a thread failed: ${String(error)}` }, { cause: error }));
    });
    this.worker.on("exit", (code) => {
      this.end(problem("internal-error", { what: `a thread ended with code ${code}` }));
    });
  }

  /** Whether it can take part in a run, now or once it is ready. */
  get isAlive(): boolean {
    return !this.isEnded;
  }

  /** Whether it ended by itself before it was of any use. */
  get hasNeverStarted(): boolean {
    return this.isEnded && !this.isReady && !this.isStopped;
  }

  /** Whether it is at work for a run, or has yet to look whether anything is left of it. */
  get isRunning(): boolean {
    return this.running > 0;
  }

  /** Has it take part in a run; `leave` must follow. A thread that is still starting does so when it is ready. */
  join(
    { plan, ...question }: Question,
    { onDone, onFailed, ...rest }: Omit<RunMessage, "sent" | keyof Question> & RunListener,
  ): void {
    this.listener = { run: rest.run, onDone, onFailed };
    this.running++;
    this.worker.ref();
    this.worker.postMessage({ ...question, ...rest, sent: this.plans.pack(plan) } satisfies RunMessage);
  }

  /** The run is over: nobody listens any more. */
  leave(): void {
    this.listener = null;
    this.worker.unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.isEnded = true;
    await this.worker.terminate();
  }

  private hear(reply: Exclude<ThreadMessage, { kind: "ready" }>): void {
    if (reply.kind === "failed" || reply.isLast) this.running--;
    if (this.listener?.run !== reply.run) return;
    if (reply.kind === "done") this.listener.onDone(reply.parts);
    else this.listener.onFailed(fromPlain(reply.error));
  }

  /** A thread that never was ready has taken no part: the others do without it. */
  private end(error: Error): void {
    this.isEnded = true;
    if (this.isReady) this.listener?.onFailed(error);
  }
}

/** Run from source, a thread has to load TypeScript as its parent does; `--import` does not reach worker threads. */
function fromSource(): Worker {
  const { href } = new URL("./worker.ts", import.meta.url);
  const entry = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(href)}); })`;
  return new Worker(entry, { eval: true });
}
