import typedFunction, { type TypedFunction } from "typed-function";
import { type FunctionName, functions } from "./index.js";
import { type Meaning, type Resolution, TYPE_NAMES, type TypeName } from "./meaning.js";

const typed = typedFunction.create();
typed.clear();
typed.addTypes(TYPE_NAMES.map((name) => ({ name, test: (value) => value === name })));

function dispatcher(name: string, meaning: Meaning): TypedFunction {
  const implementations: Record<string, () => Resolution> = {};
  for (const [signature, resolution] of Object.entries(meaning.signatures)) {
    implementations[signature] = () => resolution;
  }
  return typed(name, implementations);
}

const dispatchers = new Map<string, TypedFunction>(
  Object.entries(functions).map(([name, meaning]) => [name, dispatcher(name.replaceAll("-", "_"), meaning)]),
);

/** What `name` gives for arguments of these types, or null when it does not take them. */
export function resolveOverload(name: FunctionName, args: readonly TypeName[]): Resolution | null {
  const dispatch = dispatchers.get(name);
  const signature = dispatch === undefined ? null : typed.resolve(dispatch, args);
  // Every implementation above returns the resolution that its signature declares.
  return signature === null ? null : (signature.implementation(...args) as Resolution);
}
