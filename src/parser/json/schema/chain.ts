import { LIMITS } from "../../limits.js";
import { choose, closed, definition, listOf, POSITIVE, type Schema, STRING } from "./choose.js";

const span = definition("span");
const rows: Schema = { type: "integer", minimum: 1, maximum: LIMITS.times };
const filters = listOf(definition("verboseFilter"), 1);
const oneOf = (...words: readonly string[]): Schema => ({ enum: words });

/** Keys of a step besides its filters. */
export const stepClauses: Readonly<Record<string, Schema>> = {
  rowFound: { type: "boolean" },
  within: span,
  after: span,
  optional: { type: "boolean" },
  times: {
    title: "a number of rows, or {least, most}",
    type: ["integer", "object"],
    ...choose(
      [
        {
          when: { type: "object" },
          use: closed("a number of rows", { least: rows, most: rows }, ["least"]),
        },
      ],
      rows,
    ),
  },
};

/** Keys of a sequence or funnel besides its steps. */
export const chainClauses: Readonly<Record<string, Schema>> = {
  maxDuration: { type: "integer" },
  window: span,
  sessions: POSITIVE,
  order: oneOf("sequential", "contiguous", "contiguous steps", "any"),
  ties: {
    title: '"strict", "by row" or {within}',
    type: ["string", "object"],
    ...choose(
      [{ when: { type: "object" }, use: closed("ties", { within: span }, ["within"]) }],
      oneOf("strict", "by row"),
    ),
  },
  repeats: oneOf("allowed", "break"),
  entry: oneOf("best", "first"),
  entering: definition("timeframe"),
  hold: listOf(definition("held"), 1),
  without: listOf(definition("without"), 1),
};

const buckets = oneOf("hour", "day", "week", "month");

/** Keys of a funnel that say what it shows. */
export const funnelClauses: Readonly<Record<string, Schema>> = {
  chain: oneOf("earliest", "latest", "fastest"),
  count: oneOf("users", "attempts", "sessions"),
  by: {
    title: "a column, a list of columns, or {columns, on, top}",
    type: ["string", "array", "object"],
    ...choose(
      [
        { when: { type: "array" }, use: listOf(STRING, 1) },
        {
          when: { type: "object" },
          use: closed("a breakdown", { columns: listOf(STRING, 1), on: STRING, top: POSITIVE }, ["columns"]),
        },
      ],
      {},
    ),
  },
  per: {
    title: '"hour", "day", "week", "month" or {bucket, zone}',
    type: ["string", "object"],
    ...choose(
      [{ when: { type: "object" }, use: closed("a trend", { bucket: buckets, zone: STRING }, ["bucket"]) }],
      buckets,
    ),
  },
  durations: {
    title: "true or false, or {histogram}",
    type: ["boolean", "object"],
    ...choose(
      [
        {
          when: { type: "object" },
          use: closed(
            "durations",
            { histogram: { type: "integer", minimum: 1, maximum: LIMITS.histogram } },
            [],
          ),
        },
      ],
      {},
    ),
  },
  preset: STRING,
};

const heldSide = closed("a side of a pair", { column: STRING, step: STRING }, ["column", "step"]);
const withoutKeys = { gap: POSITIVE, for: oneOf("attempt", "user") };

/** Definitions for what shapes a chain. */
export const chainDefinitions: Readonly<Record<string, Schema>> = {
  held: {
    title: "a held column, or {left, right}",
    type: ["string", "object"],
    ...choose(
      [
        {
          when: { type: "object" },
          use: closed("a pair of columns", { left: heldSide, right: heldSide }, ["left", "right"]),
        },
      ],
      {},
    ),
  },
  without: {
    title: "what must not happen in a gap",
    type: "object",
    ...choose(
      [
        {
          when: { required: ["filters"] },
          use: closed('a "without"', { filters, ...withoutKeys }, ["filters", "gap"]),
        },
      ],
      closed('a "without"', { filter: definition("filter"), ...withoutKeys }, ["filter", "gap"]),
    ),
  },
  session: closed("a session", { gap: span }, ["gap"]),
};
