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

/** Kernels whose parameters are the same in every run. */
const bound = new WeakMap<KernelSource, (input: unknown) => unknown>();

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
 * text may be compiled once whatever its parameters are. Parameters are bound once a source, saved sets of users once a call.
 */
function compile(source: KernelSource, userSets: UserSets): (input: unknown) => unknown {
  const known = bound.get(source);
  if (known !== undefined) return known;
  const run = bodyOf(source);
  const parameters = bindParameters(source.parameters, userSets);
  const kernel = (input: unknown): unknown => run(input, parameters, library);
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
