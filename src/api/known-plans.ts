import type { Query } from "../parser/ast.js";
import type { DatasetInfo } from "../planner/catalog.js";

const MOST_KNOWN = 16;

/**
 * What was made of a query for a dataset, kept as long as both trees are: `circumstances` is a text of all else that it depends
 * on. The same objects come back for a text parsed before and a dataset that is still what it was; included files make new
 * trees, so what they say is never out of date.
 */
export class KnownPlans<T> {
  private readonly byQuery = new WeakMap<Query, { info: DatasetInfo; circumstances: string; made: T }[]>();

  get(query: Query, info: DatasetInfo, circumstances: string, make: () => T): T {
    const plans = this.byQuery.get(query) ?? [];
    const found = plans.find((plan) => plan.info === info && plan.circumstances === circumstances);
    if (found !== undefined) return found.made;
    const made = make();
    if (plans.length >= MOST_KNOWN) plans.shift();
    plans.push({ info, circumstances, made });
    this.byQuery.set(query, plans);
    return made;
  }
}
