import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { fail } from "../../errors/index.js";
import { MAX_DEPTH } from "./limits.js";
import { funnelSchema } from "./schema/index.js";
import { schemaProblem } from "./schema-problem.js";

let compiled: ValidateFunction | undefined;

/**
 * Checks a value against the published schema, and fails with the first problem of the branch that was meant.
 * Compiles the schema at the first call. Errors: json-unknown-key, json-missing-key, json-wrong-value, json-item-count,
 * too-deep.
 */
export function validateDocument(value: unknown): void {
  compiled ??= new Ajv({ strict: false, verbose: true, inlineRefs: false }).compile(funnelSchema);
  if (accepts(compiled, value)) return;
  const error = meant(compiled.errors ?? []);
  if (error === undefined)
    fail("internal-error", { what: "the JSON schema refused a document without saying why" });
  throw schemaProblem(error);
}

/** The validator keeps no state in its recursion, so running out of stack in it is a document nested too deeply, no more. */
function accepts(validate: ValidateFunction, value: unknown): boolean {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof RangeError) return fail("too-deep", { limit: MAX_DEPTH }, { cause: error });
    throw error;
  }
}

/** `if` and `propertyNames` only repeat that something inside them failed. */
function meant(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.find((error) => error.keyword !== "if");
}
