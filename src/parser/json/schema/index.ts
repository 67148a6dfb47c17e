import { chainDefinitions } from "./chain.js";
import { choose, definition, type Schema } from "./choose.js";
import { conditionDefinitions } from "./condition.js";
import { documentDefinitions } from "./document.js";
import { expressionDefinitions } from "./expression.js";
import { olderDefinitions } from "./older.js";

const OLDER_KEYS = ["logical_expr", "conditions", "breakdown_sequence"];
const MODERN_KEYS = [
  "from",
  "timeframe",
  "session",
  "params",
  "include",
  "define",
  "query",
  "funnel",
  "funnels",
  "retentions",
  "paths",
];
const anyKey = (keys: readonly string[]): Schema => ({ anyOf: keys.map((key) => ({ required: [key] })) });

/**
 * The published schema of all JSON forms, `grammar/funnel.schema.json`. A document with a key of the older form and none
 * of today's is of the older form.
 */
export const funnelSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "a query document",
  description:
    "A frocket query: Funnel Rocket's JSON with extensions, or its older form. See JSON.md beside this file.",
  type: "object",
  ...choose(
    [
      {
        when: { ...anyKey(OLDER_KEYS), not: anyKey(MODERN_KEYS) },
        use: definition("olderDocument"),
      },
    ],
    definition("document"),
  ),
  definitions: {
    ...documentDefinitions,
    ...conditionDefinitions,
    ...chainDefinitions,
    ...expressionDefinitions,
    ...olderDefinitions,
  },
};

/** Whether a document that the schema accepts is of the older form. */
export function isOlderForm(document: object): boolean {
  const keys = Object.keys(document);
  return keys.some((key) => OLDER_KEYS.includes(key)) && !keys.some((key) => MODERN_KEYS.includes(key));
}
