import { assertNever } from "../../../errors/index.js";
import type { Aggregation } from "../../ast.js";
import type { AggregationJson } from "../document.js";

/** A list of aggregations, each in Funnel Rocket's words where it has them. */
export function writeAggregations(nodes: readonly Aggregation[]): AggregationJson[] {
  return nodes.map((node) => ({
    ...writeShape(node),
    ...writeTop(node),
    ...writeOn(node),
    ...writeName(node.name),
  }));
}

function writeShape({ fn, column, by }: Aggregation): AggregationJson {
  const measured = column === null ? {} : { column: column.name };
  const other = column === null ? {} : { otherColumn: column.name };
  switch (fn) {
    case "rows":
      return by === null ? { type: "rows" } : { column: by.name, type: "countPerValue" };
    case "users":
      return by === null ? { type: "users" } : { column: by.name, type: "groupsPerValue" };
    case "count":
      return { ...measured, type: "count", ...(by === null ? {} : { by: by.name }) };
    case "summary":
      return { ...measured, type: "summary" };
    case "sum":
    case "mean":
    case "min":
    case "max":
      return by === null ? { ...measured, type: fn } : { column: by.name, type: `${fn}PerValue`, ...other };
    default:
      return assertNever(fn);
  }
}

function writeTop({ top }: Aggregation): AggregationJson {
  return top === null ? {} : { top };
}

function writeOn({ onStep }: Aggregation): AggregationJson {
  return onStep ? { onStep } : {};
}

/** `name` where Funnel Rocket's rules allow it, else `as`. */
function writeName(name: string | null): AggregationJson {
  if (name === null) return {};
  const isPlain = /^[A-Za-z][A-Za-z0-9_]*$/.test(name);
  return isPlain || name === "" ? { name } : { as: name };
}
