import { EXIT } from "./failure.js";
import { runCommandLine } from "./program.js";

const INTERRUPT_GRACE_MS = 250;
const CLEAR_LINE = "\r\u001b[K";

/** The command as a process: its arguments, streams, signals and exit code. */
async function main(): Promise<void> {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
    setTimeout(() => process.exit(EXIT.interrupted), INTERRUPT_GRACE_MS);
  });
  // A reader that has seen enough (`frocket run … | head`) is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) =>
      process.exit(error.code === "EPIPE" ? 0 : EXIT.failed),
    );
  }
  const { stdout, stderr, env } = process;
  const code = await runCommandLine(process.argv.slice(2), {
    stdout,
    stderr,
    readStdin,
    env,
    signal: controller.signal,
  });
  await new Promise((flushed) => stdout.write("", flushed));
  process.exit(code);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

void main();
