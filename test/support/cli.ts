import { runCommandLine } from "../../cli/program.js";

/** What a command line gave. */
export interface CliOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How the outside of a command looks. */
export interface CliSetting {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Columns of a terminal on standard error; none when left out. */
  readonly errTerminal?: number;
}

/** Runs a command line in this process, on one thread. */
export async function cli(args: readonly string[], setting: CliSetting = {}): Promise<CliOutcome> {
  let out = "";
  let err = "";
  const columns = setting.errTerminal;
  const code = await runCommandLine(args, {
    stdout: {
      write(text) {
        out += text;
      },
    },
    stderr: {
      isTTY: columns !== undefined,
      columns,
      write(text) {
        err += text;
      },
    },
    readStdin: async () => new TextEncoder().encode(setting.stdin ?? ""),
    env: { FROCKET_THREADS: "1", FROCKET_CACHE_MB: "0", FROCKET_MEMORY_MB: "0", ...setting.env },
    signal: new AbortController().signal,
  });
  return { code, out, err };
}
