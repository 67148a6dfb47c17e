import { deferColumns } from "./defer-columns.js";
import { dropUnusedOrder } from "./drop-unused-order.js";
import { foldConstants } from "./fold-constants.js";
import { pruneColumns } from "./prune-columns.js";
import { pushTimeframe } from "./push-timeframe.js";
import { pushUserPredicates } from "./push-user-predicates.js";
import { requireMatches } from "./require-matches.js";
import type { Rule } from "./rule.js";
import { sharePredicates } from "./share-predicates.js";

/**
 * All rules in the order in which they run once. Folding is first, since the others look for plain shapes; what is
 * pushed to the scan is taken before predicates become references; columns are pruned before some are deferred.
 */
export const rules: readonly Rule[] = [
  foldConstants,
  pushTimeframe,
  pushUserPredicates,
  requireMatches,
  dropUnusedOrder,
  pruneColumns,
  sharePredicates,
  deferColumns,
];
