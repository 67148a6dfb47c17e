import { type Code, code } from "../code.js";

/**
 * Users that one call of a kernel's loop takes. A function that is called often is run by its optimised code from the start; one
 * long loop waits to be replaced while it runs, at each part anew.
 */
const BATCH = 1024;

/**
 * A loop over all users, or those in `chosen`, in batches: `before` and `after` stand around the users of a batch, `each` is done for
 * every `user` and may `continue`.
 */
export function inBatches(isChosen: boolean, before: Code, each: Code, after: Code): Code {
  return code`const walk = (from, to) => {
      ${before}
      for (let at = from; at < to; at++) {
        const user = ${isChosen ? code`chosen[at]` : code`at`};
        ${each}
      }
      ${after}
    };
    const last = ${isChosen ? code`chosen.length` : code`userCount`};
    for (let from = 0; from < last; from += ${BATCH}) walk(from, Math.min(last, from + ${BATCH}));`;
}

const ROW_BATCH = 16_384;

/** What is done for rows `start` to `end`, over every row of the part in batches. */
export function overAllRows(each: Code): Code {
  return code`const add = (start, end) => {
      const rows = end - start;
      ${each}
    };
    for (let from = 0; from < runs[userCount]; from += ${ROW_BATCH}) add(from, Math.min(runs[userCount], from + ${ROW_BATCH}));`;
}
