import fc from "fast-check";

const keys =
  `from timeframe to params include define query funnel funnels relation conditions aggregations where filter
  filters sequence target includeZero name column columns op value type otherColumn top as by left right and or not any
  measure call args zone literal instant duration param float negate usersIn rowFound logical_expr breakdown_sequence
  operator hitcount evaluator maxDuration within after optional times least most session gap window sessions order ties
  repeats entry entering hold step without for chain count on per bucket zone durations histogram preset onStep __proto__`.split(
    /\s+/,
  );
const words =
  `== in contains count sum filter mfilter $0 and or 'x' 1d lower 2015-13-45 2015-05-03 ($0 - has between matches
  countPerValue strict row break first any week attempts clickhouse 7d`.split(/\s+/);
const scalars = fc.oneof(
  fc.constantFrom("", "is null", "$0 and $1", ...words),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "medium" },
    scalars,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 4 }),
  ),
}));
/** Documents made of the keys and words of the JSON forms. */
export const documents = fc.dictionary(
  fc.constantFrom("query", "funnel", "timeframe", "define", "conditions", "logical_expr"),
  tree,
  { maxKeys: 3 },
);

/** A document that uses much of the forms. */
export const valid = {
  query: {
    relation: "$0 or $1",
    conditions: [
      { name: "c", filter: ["event", "==", "view"], target: ["count", "<", 3], includeZero: true },
      { sequence: [{ filters: [{ column: "a", op: ">", value: 1.5 }] }] },
    ],
    where: { and: [{ any: { op: "in", left: { call: "lower", args: [{ column: "a" }] }, right: ["x"] } }] },
    aggregations: [{ column: "event" }, { type: "users", by: "device", top: 3 }],
  },
  session: { gap: "30m" },
  funnel: {
    sequence: [
      { name: "s", filter: { not: ["a", "==", 1] } },
      { filter: ["a", "==", 2], rowFound: false },
      { filter: ["a", "==", 3], within: "1d", after: 5, optional: true, times: { least: 1, most: 2 } },
    ],
    window: "7d",
    ties: { within: 2 },
    entering: { from: 5 },
    hold: ["b", { left: { column: "c", step: "s" }, right: { column: "d", step: "s" } }],
    without: [{ gap: 1, filter: ["a", "==", 4], for: "user" }],
    by: { columns: ["b"], on: "s", top: 3 },
    per: { bucket: "week", zone: "UTC" },
    durations: { histogram: 5 },
    count: "sessions",
  },
};

/** Everything in a document that can be taken out, as paths. */
export function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ]);
}

/** The document with the value at `path` replaced, or taken out when `replacement` is undefined. */
export function changed(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  replacement: unknown,
): unknown {
  if (key === undefined) return replacement;
  const entries = Object.entries(value ?? {}).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    const changedInner = changed(inner, rest, replacement);
    return changedInner === undefined ? [] : [[name, changedInner]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The valid document with one or two values replaced or taken out. */
export const changedDocuments = fc
  .array(
    fc.record({
      path: fc.constantFrom(...pathsOf(valid)),
      replacement: fc.oneof(fc.constant(undefined), scalars, tree),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((changes) =>
    changes.reduce<unknown>((rest, { path, replacement }) => changed(rest, path, replacement), valid),
  );
