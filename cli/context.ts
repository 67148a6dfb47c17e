import { type Style, styleFor, type Terminal, widthOf } from "./format/style.js";

/** The outside of a command: standard streams, environment, and the signal that Ctrl-C raises. */
export interface Io {
  readonly stdout: Terminal & { write(text: string): unknown };
  readonly stderr: Terminal & { write(text: string): unknown };
  readonly readStdin: () => Promise<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** What the command at hand has learnt, so that its answer and its errors can be shown. */
export class Context {
  /** Texts by the file name that places in errors carry. */
  readonly sources = new Map<string, string>();
  /** The source that JSON pointers lead into. */
  jsonFile: string | undefined;
  /** Whether answers and errors are JSON on standard output. */
  json = false;
  readonly style: Style;
  readonly width: number;

  constructor(readonly io: Io) {
    this.style = styleFor(io.stdout, io.env);
    this.width = widthOf(io.stdout, io.env);
  }

  /** Writes lines to standard output. */
  print(lines: string | readonly string[]): void {
    this.io.stdout.write(`${typeof lines === "string" ? lines : lines.join("\n")}\n`);
  }

  /** Writes a line to standard error. */
  note(line: string): void {
    this.io.stderr.write(`${line}\n`);
  }
}
