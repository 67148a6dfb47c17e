import { type ChainSpec, chainPredicates } from "../../../src/planner/chain.js";
import { listsOf } from "../../../src/planner/chain-lists.js";
import type { Column } from "../../../src/runtime/column.js";
import { holds } from "../../../src/runtime/interpret/predicate.js";
import type { Row } from "../../../src/runtime/interpret/row.js";
import { ChainMatcher } from "../../../src/runtime/match/chain-matcher.js";
import { Clock } from "../../../src/runtime/match/clock.js";
import { sessionNumbers } from "../../../src/runtime/match/session-numbers.js";
import { View } from "../../../src/runtime/match/view.js";

/** A gap that opens a session in random streams. */
const SESSION_GAP = 3;

/** What the interpreter looks at besides rows. */
export const AROUND = { time: "time", shared: [], sessionGap: SESSION_GAP, userSets: new Map() };

/** The end of the data right after the last row, for chains with a window. */
export function pendingOf(chain: ChainSpec, rows: readonly Row[]) {
  const last = rows.at(-1)?.time;
  return chain.window === null || typeof last !== "bigint"
    ? null
    : ({ earliest: last + 1n, grain: 1 } as const);
}

/** A matcher and the rows of one user as a kernel puts them in. */
export function matcherOver(chain: ChainSpec, rows: readonly Row[]): { matcher: ChainMatcher; view: View } {
  const columns = new Map<string, Column>([
    ["item", codes(rows, "item")],
    ["sku", codes(rows, "sku")],
  ]);
  const values = Float64Array.from(rows, (row) => Number(row.time));
  const time: Column = { kind: "number", type: { kind: "int" }, length: rows.length, values, validity: null };
  const clock = Clock.of(time, { column: "time", path: "" });
  const session = sessionNumbers(Int32Array.of(0, rows.length), 1, clock.ticks, SESSION_GAP);
  const surface = { columns, clock, session, sessionGap: SESSION_GAP };
  const view = new View(listsOf(chain).count, clock.ticks, chain.sessions === null ? null : session);
  view.clear(0, rows.length - 1);
  for (const [at, row] of rows.entries()) for (const list of listsAt(chain, row)) view.add(list, at);
  return { matcher: new ChainMatcher(chain, surface, pendingOf(chain, rows)), view };
}

function listsAt(chain: ChainSpec, row: Row): readonly number[] {
  const { entering, all } = listsOf(chain);
  const lists = chainPredicates(chain).flatMap((predicate, list) =>
    holds(predicate, row, []) ? [list] : [],
  );
  const mayEnter = chain.order === "any" || lists.includes(0);
  if (chain.entering !== null && mayEnter && holds(chain.entering, row, [])) lists.push(entering);
  return all < 0 ? lists : [...lists, all];
}

function codes(rows: readonly Row[], name: string): Column {
  const dictionary = ["p", "q"];
  const found = Uint8Array.from(rows, (row) =>
    row[name] === null ? dictionary.length : dictionary.indexOf(String(row[name])),
  );
  const type = { kind: "string" } as const;
  return { kind: "code", type, length: rows.length, codes: found, dictionary, hasNulls: true };
}
