import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const MAIN = ["--import", "tsx", "cli/main.ts"];

describe("the process", () => {
  it("ends with 130 on Ctrl-C, and quietly when its reader has gone", async () => {
    const waiting = spawn(process.execPath, [...MAIN, "run", "-", "--data", "x"], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const errors: string[] = [];
    waiting.stderr.on("data", (chunk) => errors.push(String(chunk)));
    const piped = spawn("bash", [
      "-c",
      `"$@" config --json | true; exit \${PIPESTATUS[0]}`,
      "bash",
      process.execPath,
      ...MAIN,
    ]);
    piped.stderr.on("data", (chunk) => errors.push(String(chunk)));
    const [pipedCode] = await once(piped, "exit");
    // More than a pipe holds: when it is written, the command is reading and listens to signals.
    await new Promise((read) => waiting.stdin.write(" ".repeat(2 ** 19), read));
    waiting.kill("SIGINT");
    const [code, signal] = await once(waiting, "exit");
    expect([pipedCode, code, signal, errors]).toEqual([0, 130, null, []]);
  });
});

/** Files and packages that `file` loads before any command runs. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!existsSync(file)) return seen;
  const text = readFileSync(file, "utf8");
  for (const [, names, from = ""] of text.matchAll(
    /^(?:import|export) (?!type )([^;]*?) from "([^"]+)";/gms,
  )) {
    const isLocal = from.startsWith(".");
    expect(names).toBeDefined();
    loaded(isLocal ? relative(".", join(dirname(file), from.replace(/\.js$/, ".ts"))) : from, seen);
  }
  return seen;
}

describe("start", () => {
  it("loads commander, the commands and errors only", () => {
    const files = [...loaded("cli/main.ts")];
    expect(files).toContain("cli/commands/run.ts");
    expect(files).toContain("src/errors/format.ts");
    const heavy = files.filter(
      (file) => !/^(cli\/|src\/errors\/|src\/[^/]+\.ts$|node:|commander$)/.test(file),
    );
    expect(heavy).toEqual([]);
    expect(files).not.toContain("cli/execute-query.ts");
  });
});
