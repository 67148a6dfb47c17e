import fc from "fast-check";
import type { Condition } from "../../src/parser/ast.js";
import { chains, predicate } from "./ast-chains.js";
import { at, columns, compareOps, kind, numbers, orParam, place } from "./ast-expressions.js";

/** Conditions up to `depth` operators deep; some are what a target of Funnel Rocket becomes. */
export function conditions(depth = 2): fc.Arbitrary<Condition> {
  const quantifier = fc.constantFrom("any", "none", "every");
  const target = orParam(numbers);
  const maybe = fc.option(predicate);
  const measure = fc.constantFrom("sum", "min", "max", "mean", "distinct");
  const measured = { kind: kind("measured"), column: columns, op: compareOps, target, at: place };
  const counted = { kind: kind("counted"), op: compareOps, target, at: place };
  const targeted = fc.record({
    rows: predicate,
    total: fc.record({ ...measured, measure }),
    count: fc.record(counted),
  });
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ kind: kind("quantified"), quantifier, predicate, at: place }),
    fc.record({ ...counted, predicate: maybe }),
    fc.record({ ...measured, measure, predicate: maybe }),
    fc.tuple(targeted, fc.boolean()).map(([{ rows, total, count }, isSum]): Condition => {
      const some: Condition = { kind: "quantified", quantifier: "any", predicate: rows, at };
      const test: Condition = isSum ? { ...total, predicate: rows } : { ...count, predicate: rows };
      return { kind: "all-of", items: [some, test], at };
    }),
    chains(false).map((chain): Condition => ({ kind: "sequence", ...chain, at })),
    fc.record({ kind: kind("users-in"), negated: fc.boolean(), path: fc.string(), at: place }),
  );
  if (depth === 0) return leaf;
  const items = fc.array(conditions(depth - 1), { minLength: 2, maxLength: 3 });
  return fc.oneof(
    leaf,
    fc.record({ kind: kind("all-of"), items, at: place }),
    fc.record({ kind: kind("any-of"), items, at: place }),
    fc.record({ kind: kind("not-of"), item: conditions(depth - 1), at: place }),
  );
}
