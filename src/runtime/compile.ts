import type { KernelSource } from "../codegen/kernel-source.js";
import type { KernelInput, ScanCounts } from "./kernel-input.js";
import { type Library, library } from "./library.js";
import { bindParameters, type UserSets } from "./parameters.js";

/** A kernel ready to run. */
export type Kernel = (input: KernelInput) => ScanCounts | undefined;
type Body = (input: KernelInput, parameters: readonly unknown[], library: Library) => ScanCounts | undefined;

const bodies = new Map<string, Body>();
const MOST_BODIES = 256;

/** Kernels whose parameters are the same in every run. */
const bound = new WeakMap<KernelSource, Kernel>();

/**
 * Turns kernel source into a function: the only place that does so. Text and parameters are apart (codegen/code.ts), so that equal
 * text may be compiled once whatever its parameters are. Parameters are bound once a source, saved sets of users once a call.
 */
export function compileKernel(source: KernelSource, userSets: UserSets): Kernel {
  const known = bound.get(source);
  if (known !== undefined) return known;
  const run = bodyOf(source);
  const parameters = bindParameters(source.parameters, userSets);
  const kernel: Kernel = (input) => run(input, parameters, library);
  if (!source.parameters.some(({ kind }) => kind === "user-set")) bound.set(source, kernel);
  return kernel;
}

function bodyOf({ text }: KernelSource): Body {
  const known = bodies.get(text);
  if (known !== undefined) return known;
  if (bodies.size >= MOST_BODIES) bodies.clear();
  // The text comes from codegen, which emits a body of this signature.
  const body = new Function("input", "parameters", "library", text) as Body;
  bodies.set(text, body);
  return body;
}
