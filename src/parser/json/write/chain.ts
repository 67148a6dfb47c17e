import type { Chain, Held, Step, Timeframe, Without } from "../../ast.js";
import type { ChainJson, HeldJson, RangeJson, StepJson, WithoutJson } from "../chain-json.js";
import { writeFilters } from "./filters.js";
import { writeLiteral } from "./literal.js";
import { writeSpan } from "./span.js";

/** A chain; clauses that were not written are left out. */
export function writeChain(chain: Chain): ChainJson {
  const { steps, withouts, window, sessions, order, ties, repeats, entry, entering, hold } = chain;
  const unnamed = withouts.filter(({ name }) => name === null);
  return {
    sequence: steps.flatMap((step, i) => [
      writeStep(step),
      ...withouts.filter(({ name, gap }) => name !== null && gap === i + 1).map(writeAbsent),
    ]),
    ...(unnamed.length === 0 ? {} : { without: unnamed.map(writeWithout) }),
    ...(window === null ? {} : { window: writeSpan(window) }),
    ...(sessions === null ? {} : { sessions: sessions.value }),
    ...(order === null ? {} : { order: order.value }),
    ...(ties === null ? {} : { ties: writeTies(ties.value) }),
    ...(repeats === null ? {} : { repeats: repeats.value }),
    ...(entry === null ? {} : { entry: entry.value }),
    ...(entering === null ? {} : { entering: writeRange(entering) }),
    ...(hold.length === 0 ? {} : { hold: hold.map(writeHeld) }),
  };
}

function writeStep({ name, predicate, within, after, optional, times }: Step): StepJson {
  return {
    ...(name === null ? {} : { name }),
    ...writeFilters(predicate),
    ...(within === null ? {} : { within: writeSpan(within) }),
    ...(after === null ? {} : { after: writeSpan(after) }),
    ...(optional ? { optional } : {}),
    ...(times === null ? {} : { times: writeTimes(times) }),
  };
}

function writeAbsent({ name, predicate }: Without): StepJson {
  return { ...(name === null ? {} : { name }), ...writeFilters(predicate), rowFound: false };
}

function writeTimes({ least, most }: NonNullable<Step["times"]>): NonNullable<StepJson["times"]> {
  if (least === most) return least;
  return most === null ? { least } : { least, most };
}

function writeWithout({ predicate, scope, gap }: Without): WithoutJson {
  return { gap, ...writeFilters(predicate), ...(scope === "attempt" ? {} : { for: scope }) };
}

function writeTies(ties: NonNullable<Chain["ties"]>["value"]): NonNullable<ChainJson["ties"]> {
  return typeof ties === "string" ? ties : { within: writeSpan(ties.within) };
}

function writeHeld(held: Held): HeldJson {
  if (held.kind === "same") return held.column.name;
  const side = (each: typeof held.left) => ({ column: each.column.name, step: each.step });
  return { left: side(held.left), right: side(held.right) };
}

/** A range of time; only whole numbers from 0 on stand bare in one. */
export function writeRange({ start, end }: Timeframe): RangeJson {
  const bound = (node: NonNullable<typeof start>) => {
    const json = writeLiteral(node);
    const isBare = typeof json === "object" || (typeof json === "bigint" && json >= 0n);
    return isBare ? json : { literal: json };
  };
  return {
    ...(start === null ? {} : { from: bound(start) }),
    ...(end === null ? {} : { to: bound(end) }),
  };
}
