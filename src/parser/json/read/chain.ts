import { fail } from "../../../errors/index.js";
import type { Chain, Chosen, Held } from "../../ast.js";
import { checkChain } from "../../chain-rules.js";
import { orderedWithouts } from "../../ordered-withouts.js";
import type { ChainJson, HeldJson, WithoutJson } from "../chain-json.js";
import { below, placeOf } from "../pointer.js";
import type { Digits } from "./literal.js";
import { readSpan } from "./span.js";
import { filtersPredicate, readFilters, readSteps, type WrittenFilters } from "./step.js";
import { readRange } from "./timeframe.js";

/** A chain with the predicates that its steps were made of. */
export interface ReadChain {
  readonly chain: Chain;
  readonly filters: readonly WrittenFilters[];
}

/** Steps and the clauses around them. Errors: those of steps, duplicate-clause, timeframe-order, and those of `checkChain`. */
export function readChain(json: ChainJson, pointer: string, digits: Digits): ReadChain {
  const { steps, withouts, filters } = readSteps(json.sequence, below(pointer, "sequence"), digits);
  const gaps = (json.without ?? []).map((each, i) => {
    const at = below(pointer, "without", i);
    const written = readFilters(each, at, digits);
    if (each.gap > steps.length) {
      const expected = `a gap of at most ${steps.length}, the number of steps`;
      fail("json-wrong-value", { expected, found: `${each.gap}` }, { place: placeOf(below(at, "gap")) });
    }
    return { written, without: { ...readGap(each, at), predicate: filtersPredicate(written, at) } };
  });
  const chain: Chain = {
    steps,
    withouts: orderedWithouts([...withouts, ...gaps.map(({ without }) => without)]),
    window: readWindow(json, pointer, digits),
    sessions: chosen(json.sessions, below(pointer, "sessions")),
    order: chosen(json.order, below(pointer, "order")),
    ties: readTies(json.ties, below(pointer, "ties"), digits),
    repeats: chosen(json.repeats, below(pointer, "repeats")),
    entry: chosen(json.entry, below(pointer, "entry")),
    entering:
      json.entering === undefined
        ? null
        : readRange(json.entering, below(pointer, "entering"), "range", digits),
    hold: (json.hold ?? []).map((held, i) => readHeld(held, below(pointer, "hold", i))),
  };
  checkChain(chain);
  return { chain, filters: [...filters, ...gaps.map(({ written }) => written)] };
}

/** A value with its place; null when the key is absent. */
export function chosen<T>(value: T | undefined, pointer: string): Chosen<T> | null {
  return value === undefined ? null : { value, at: placeOf(pointer) };
}

function readGap({ gap, for: scope = "attempt" }: WithoutJson, pointer: string) {
  return { kind: "without", name: null, scope, gap, at: placeOf(pointer) } as const;
}

function readWindow({ window, maxDuration }: ChainJson, pointer: string, digits: Digits): Chain["window"] {
  if (maxDuration === undefined) {
    return window === undefined ? null : readSpan(window, below(pointer, "window"), digits);
  }
  const at = below(pointer, "maxDuration");
  if (window !== undefined) {
    const hint = "maxDuration is the window in the unit of the time column: keep one of the two";
    fail("duplicate-clause", { clause: "window" }, { place: placeOf(at), hint });
  }
  return readSpan(maxDuration, at, digits);
}

function readTies(ties: ChainJson["ties"], pointer: string, digits: Digits): Chain["ties"] {
  if (ties === undefined) return null;
  const value =
    typeof ties === "string" ? ties : { within: readSpan(ties.within, below(pointer, "within"), digits) };
  return { value, at: placeOf(pointer) };
}

function readHeld(held: HeldJson, pointer: string): Held {
  const at = placeOf(pointer);
  if (typeof held === "string") {
    return { kind: "same", column: { kind: "column-name", name: held, at }, at };
  }
  const side = (key: "left" | "right") => {
    const { column, step } = held[key];
    const columnAt = placeOf(below(pointer, key, "column"));
    return {
      column: { kind: "column-name", name: column, at: columnAt },
      step,
      at: placeOf(below(pointer, key, "step")),
    } as const;
  };
  return { kind: "pair", left: side("left"), right: side("right"), at };
}
