import { fail } from "../src/errors/index.js";
import { localStore } from "../src/storage/local.js";

/** Writes a whole file atomically. Errors: `output-failed`, those of the store. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  if (path === "") fail("bad-arguments", { what: "expected a file to write, found an empty name" });
  await localStore().write(path, new TextEncoder().encode(text));
}
