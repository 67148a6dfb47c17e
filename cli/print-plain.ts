import { writeJson } from "../src/runtime/json-writer.js";
import { plainJson } from "../src/runtime/plain-json.js";
import type { Context } from "./context.js";

/** Prints plain data as indented JSON, with all digits of int64 and the order of Maps. */
export function printPlain(value: unknown, context: Context): void {
  context.print(writeJson(plainJson(value)));
}
