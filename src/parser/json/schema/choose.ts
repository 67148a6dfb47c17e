/** A JSON Schema (draft-07). */
export type Schema = Readonly<Record<string, unknown>>;

/** A reference to a definition of the published schema. */
export function definition(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/**
 * The first case whose `when` holds decides; `otherwise` if none does. Written as if / then / else, so that a validator
 * reports what is wrong with the one branch that was meant, not with all of them.
 */
export function choose(
  cases: readonly { readonly when: Schema; readonly use: Schema }[],
  otherwise: Schema,
): Schema {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; schemas are never awaited.
  return cases.reduceRight<Schema>((rest, { when, use }) => ({ if: when, then: use, else: rest }), otherwise);
}

/** Chooses by the first of these keys that the object has. */
export function chooseByKey(cases: Readonly<Record<string, Schema>>, otherwise: Schema): Schema {
  return choose(
    Object.entries(cases).map(([key, use]) => ({ when: { required: [key] }, use })),
    otherwise,
  );
}

/** An object of these keys and no others. */
export function closed(
  title: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema {
  return { title, type: "object", properties, required, additionalProperties: false };
}

/** What a hint says of an object that is told by its keys. */
export function beginsWith(keys: readonly string[]): string {
  return `it has one of the keys: ${keys.join(", ")}`;
}

export const STRING: Schema = { type: "string" };
export const WHOLE: Schema = { type: "integer", minimum: 0 };
export const POSITIVE: Schema = { type: "integer", minimum: 1 };

export function listOf(items: Schema, minItems = 0): Schema {
  return minItems === 0 ? { type: "array", items } : { type: "array", items, minItems };
}
