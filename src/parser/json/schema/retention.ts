import { choose, closed, definition, listOf, POSITIVE, type Schema, STRING, WHOLE } from "./choose.js";

const bucket: Schema = { enum: ["day", "week", "month"] };
const zoned: Schema = closed("calendar periods", { bucket, zone: STRING }, ["bucket"]);
const calendar: Schema = {
  title: "calendar periods",
  type: ["string", "object"],
  ...choose([{ when: { type: "object" }, use: zoned }], bucket),
};
const bracket: Schema = {
  title: "a bracket [first period, last period or null]",
  type: "array",
  items: [WHOLE, { type: ["integer", "null"], minimum: 0 }],
  minItems: 2,
  additionalItems: false,
};

/** A retention. */
export const retentionSchema: Schema = closed(
  "a retention",
  {
    name: STRING,
    start: definition("expression"),
    return: definition("expression"),
    per: calendar,
    every: definition("span"),
    buckets: POSITIVE,
    kind: { enum: ["exact", "rolling"] },
    brackets: listOf(bracket, 1),
    cohort: {
      ...closed("a cohort", { of: { enum: ["first", "each"] }, per: calendar }, []),
      minProperties: 1,
    },
    by: STRING,
    top: POSITIVE,
  },
  ["start"],
);
