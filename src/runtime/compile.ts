import type { KernelSource } from "../codegen/kernel-source.js";
import type { KernelInput, ScanCounts } from "./kernel-input.js";
import { type Library, library } from "./library.js";
import { bindParameters, type UserSets } from "./parameters.js";

/** A kernel ready to run. */
export type Kernel = (input: KernelInput) => ScanCounts | undefined;
type Body = (input: KernelInput, parameters: readonly unknown[], library: Library) => ScanCounts | undefined;

const bodies = new Map<string, Body>();
const MOST_BODIES = 256;

/**
 * Turns kernel source into a function: the only place that does so. Text and parameters are apart (codegen/code.ts), so that equal
 * text may be compiled once whatever its parameters are.
 */
export function compileKernel(source: KernelSource, userSets: UserSets): Kernel {
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
