import type { KernelSource } from "../codegen/kernel-source.js";
import type { CodeColumn } from "./column.js";
import type { KernelInput, ScanCounts } from "./kernel-input.js";
import { type Library, library } from "./library.js";
import { bindParameters, type UserSets } from "./parameters.js";

/** A kernel ready to run. */
export type Kernel = (input: KernelInput) => ScanCounts | undefined;
type Body = (input: unknown, parameters: readonly unknown[], library: Library) => unknown;

const bodies = new Map<string, Body>();
const MOST_BODIES = 256;

/** Turns the source of a scan or gather kernel into a function. */
export function compileKernel(source: KernelSource, userSets: UserSets): Kernel {
  const run = compile(source, userSets);
  // Scan kernels return their counts, gather kernels nothing.
  return (input) => run(input) as ReturnType<Kernel>;
}

/** Turns the source that `codeTablesKernel` makes into a function of a dictionary. */
export function compileTables(
  source: KernelSource,
): (dictionary: CodeColumn["dictionary"]) => readonly Uint8Array[] {
  const run = compile(source, new Map());
  // Such a kernel reads the dictionary of its only column, and returns a table a predicate.
  return (dictionary) => run({ columns: [{ codes: [], dictionary }] }) as readonly Uint8Array[];
}

/**
 * Source to a function: the only place that does so. Text and parameters are apart (codegen/code.ts), so that equal
 * text may be compiled once whatever its parameters are.
 */
function compile(source: KernelSource, userSets: UserSets): (input: unknown) => unknown {
  let body = bodies.get(source.text);
  if (!body) {
    if (bodies.size >= MOST_BODIES) bodies.clear();
    // The text comes from codegen, which emits a body of this signature.
    body = new Function("input", "parameters", "library", source.text) as Body;
    bodies.set(source.text, body);
  }
  const run = body;
  const parameters = bindParameters(source.parameters, userSets);
  return (input) => run(input, parameters, library);
}
