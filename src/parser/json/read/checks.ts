import type { Check, Expr } from "../../ast.js";
import { below, placeOf } from "../pointer.js";
import type { AggregationItem } from "./aggregation.js";
import type { ReadCondition } from "./condition.js";
import type { WrittenFilters } from "./step.js";

/**
 * What a dataset is checked for, in the order in which Funnel Rocket does: single filters of conditions, of sequences and
 * of the funnel; lists of filters in the same three places; columns of aggregations; columns that are summed.
 * Source: COMPAT.md, section 4.
 */
export function datasetChecks(
  conditions: readonly Pick<ReadCondition, "filters" | "steps" | "target">[],
  funnelSteps: readonly WrittenFilters[],
  aggregations: readonly AggregationItem[],
): Check[] {
  const places: readonly (readonly WrittenFilters[])[] = [
    conditions.map(({ filters }) => filters),
    conditions.flatMap(({ steps }) => steps),
    funnelSteps,
  ];
  const single = places.flatMap((place) => place.flatMap((filters) => filters.single ?? []));
  const several = places.flatMap((place) => place.flatMap((filters) => filters.several));
  return [
    ...[...single, ...several].map((predicate: Expr): Check => ({ kind: "predicate", predicate })),
    ...aggregations.flatMap(({ json, pointer }) => [
      ...columnCheck("column", json.column, below(pointer, "column")),
      ...columnCheck("column", json.by, below(pointer, "by")),
    ]),
    ...conditions.flatMap(({ target }): Check[] =>
      target?.type === "sum"
        ? [
            {
              kind: "numeric-column",
              column: { kind: "column-name", name: target.column, at: target.columnAt },
            },
          ]
        : [],
    ),
    ...aggregations.flatMap(({ json, pointer }) =>
      // Extremes are taken of times as well: the binder knows which columns have them.
      columnCheck(
        json.type === "minPerValue" || json.type === "maxPerValue" ? "column" : "numeric-column",
        json.otherColumn,
        below(pointer, "otherColumn"),
      ),
    ),
  ];
}

function columnCheck(kind: "column" | "numeric-column", name: string | undefined, pointer: string): Check[] {
  return name === undefined ? [] : [{ kind, column: { kind: "column-name", name, at: placeOf(pointer) } }];
}
