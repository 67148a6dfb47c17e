import type { Expr, Step } from "../../ast.js";
import { bareStep } from "../../bare-chain.js";
import type { Cursor } from "./cursor.js";
import { joined, readProperties } from "./property.js";
import type { Reading } from "./reading.js";

const NO_NAMES = new Set(["first", "last", "end"]);

/** The steps of a series; `all` is what every event must satisfy besides. */
export function readSeries(series: Cursor, all: Expr | null, reading: Reading): readonly Step[] {
  const nodes = series.items();
  if (nodes.length < 2) return series.expected("a series of at least two steps");
  const wanted = nodes.map((node) => node.at("custom_name")?.text() ?? null);
  return nodes.map((node, at) => {
    const given = wanted[at] ?? null;
    const isFree = given !== null && wanted.indexOf(given) === at && !NO_NAMES.has(given.toLowerCase());
    if (given !== null && !isFree)
      reading.warn(node, `the name "${given}" cannot be that of a step and was left out`);
    const isOptional = node.at("optionalInFunnel")?.truth() ?? false;
    if (isOptional && at === 0)
      return node.refuse(
        "an optional first step",
        "a funnel begins with it",
        "make the second step the first",
      );
    refuseMath(node, reading);
    return {
      ...bareStep(isFree ? given : null, readEvent(node, all, reading), node.place),
      optional: isOptional,
    };
  });
}

/** What a row must be to be the event of a node. */
export function readEvent(node: Cursor, all: Expr | null, reading: Reading): Expr {
  const kind = node.at("kind")?.text() ?? "EventsNode";
  if (kind !== "EventsNode" && kind !== "FunnelsExclusionEventsNode" && kind !== "FunnelExclusionEventsNode")
    return node.refuse(
      `a step of kind "${kind}"`,
      "its definition is kept in PostHog",
      "replace it by its events and properties",
    );
  const at = node.place;
  const event = node.at("event")?.text() ?? null;
  node.at("name");
  const isEvent: Expr | null =
    event === null
      ? null
      : {
          kind: "compare",
          op: "==",
          left: { kind: "name", name: reading.options.eventColumn, quoted: true, at },
          right: { kind: "literal", value: { type: "string", value: event }, at },
          at,
        };
  const own = ["properties", "fixedProperties"].flatMap((key) => {
    const list = node.at(key);
    return list === null ? [] : (readProperties(list, reading) ?? []);
  });
  const items = [...(isEvent === null ? [] : [isEvent]), ...own, ...(all === null ? [] : [all])];
  return joined("and", items, at) ?? { kind: "literal", value: { type: "bool", value: true }, at };
}

function refuseMath(node: Cursor, reading: Reading): void {
  const math = node.at("math");
  const word = math?.text() ?? "total";
  if (math === null || word === "total" || word === "dau" || word === "unique_session") return;
  if (word.startsWith("first_time_for_user"))
    math.refuse(
      `"${word}"`,
      "it looks at a person's first event of all time",
      "write entry first, which looks at the first one of the timeframe",
    );
  reading.warn(math, `"${word}" says nothing in a funnel and was left out`);
}
