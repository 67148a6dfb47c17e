import { AGGREGATION_TYPES, COLUMNLESS_TYPES } from "../aggregation-types.js";
import { chainClauses, funnelClauses } from "./chain.js";
import { choose, closed, definition, listOf, POSITIVE, type Schema, STRING } from "./choose.js";
import { pathsSchema } from "./paths.js";
import { retentionSchema } from "./retention.js";

/** Objects keep the order of their keys only when those are not numbers. */
const NAMES: Schema = { title: "a name that is not a number", pattern: "^(?![0-9]+$)" };
const aggregationKeys = {
  type: { enum: AGGREGATION_TYPES },
  name: STRING,
  as: STRING,
  by: STRING,
  top: POSITIVE,
  onStep: { type: "boolean" },
};
const columns = closed("a list of aggregations", { columns: listOf(definition("aggregation")) }, ["columns"]);
const units: Schema = { enum: ["s", "ms", "us", "ns"] };
const sourceKeys = { users: STRING, time: STRING, unit: units, order: listOf(STRING, 1) };
/** Definitions for a document of Funnel Rocket's form with our extensions. */
export const documentDefinitions: Readonly<Record<string, Schema>> = {
  aggregation: {
    title: "an aggregation",
    type: "object",
    ...choose(
      [
        {
          when: { required: ["type"], properties: { type: { enum: COLUMNLESS_TYPES } } },
          use: closed("an aggregation of rows or users", aggregationKeys, ["type"]),
        },
      ],
      closed("an aggregation", { column: STRING, otherColumn: STRING, ...aggregationKeys }, ["column"]),
    ),
  },
  aggregations: {
    title: "a list of aggregations",
    type: ["array", "object"],
    ...choose([{ when: { type: "object" }, use: columns }], listOf(definition("aggregation"))),
  },
  funnel: closed(
    "a funnel",
    {
      name: STRING,
      sequence: listOf(definition("step"), 1),
      ...chainClauses,
      ...funnelClauses,
      stepAggregations: definition("aggregations"),
      endAggregations: definition("aggregations"),
    },
    ["sequence"],
  ),
  retention: retentionSchema,
  paths: pathsSchema,
  timeframe: closed("a timeframe", { from: definition("bound"), to: definition("bound") }, []),
  source: {
    title: "a source",
    type: ["string", "object"],
    ...choose(
      [
        {
          when: { type: "object", required: ["name"] },
          use: closed("a source", { name: STRING, ...sourceKeys }, ["name"]),
        },
        { when: { type: "object" }, use: closed("a source", { path: STRING, ...sourceKeys }, ["path"]) },
      ],
      {},
    ),
  },
  query: closed(
    'a "query"',
    {
      relation: STRING,
      conditions: listOf(definition("condition")),
      aggregations: definition("aggregations"),
      where: definition("conditionTree"),
    },
    [],
  ),
  document: closed(
    "a query document",
    {
      from: definition("source"),
      timeframe: definition("timeframe"),
      session: definition("session"),
      params: {
        title: "parameters",
        type: "object",
        propertyNames: NAMES,
        additionalProperties: {
          type: ["string", "number", "boolean", "object", "null"],
          ...choose([{ when: { type: "object" }, use: definition("literal") }], {}),
        },
      },
      include: listOf(STRING),
      define: {
        title: "definitions",
        type: "object",
        propertyNames: NAMES,
        additionalProperties: definition("expression"),
      },
      query: definition("query"),
      funnel: definition("funnel"),
      funnels: listOf(definition("funnel")),
      retentions: listOf(definition("retention")),
      paths: listOf(definition("paths")),
    },
    [],
  ),
};
