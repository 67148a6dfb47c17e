#!/usr/bin/env node
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/**
 * The built command: one script with what all commands load, and beside it the bytecode that V8 made of it when a command was
 * run for the first time, without which most of a short command's time is compilation. The code lies in the package's own
 * folder, as nobody else may write there; where it cannot be written or is that of another Node, things work without.
 */
const [, , command = ""] = process.argv;
if (process.argv.length === 3 && ["--version", "-V"].includes(command)) {
  process.stdout.write(`${PROGRAM_VERSION}\n`);
} else {
  launch(/^[a-z]+$/.test(command) ? command : "help");
}

function launch(name: string): void {
  const file = fileURLToPath(new URL("program.cjs", import.meta.url));
  const folder = fileURLToPath(new URL("code/", import.meta.url));
  const kept = `${folder}${PROGRAM_HASH}-${process.version}-${process.arch}-${name}`;
  const cachedData = readOrNothing(kept);
  // Plain ASCII: one byte a character, read as such.
  const source = readFileSync(file, "latin1");
  const script = new Script(`(function (require, moduleUrl, module, exports) {${source}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once("exit", (code) => {
      if (code === 0) keep(folder, kept, script);
    });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(import.meta.url), import.meta.url, module, module.exports);
}

function readOrNothing(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Keeps the code of all functions that have run; the file appears whole. */
function keep(folder: string, path: string, script: Script): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    remove(temporary);
  }
}

function remove(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It was never made, or nothing can be removed there either.
  }
}
