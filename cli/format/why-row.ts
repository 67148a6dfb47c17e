import type { Compiled } from "../../src/api/compile.js";
import { chainPredicates } from "../../src/planner/chain.js";
import { eachColumn } from "../../src/planner/logical/walk.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { timeText } from "./number.js";

/** Says rows of a user in few words. */
export interface RowTeller {
  /** `#3 2024-05-03T10:00:00Z view`: its place in the stream from 1, its time, and what the funnels look at. */
  readonly row: (at: number) => string;
}

const LONGEST = 24;

/** A teller that shows the columns that the steps of the query's funnels look at. */
export function rowTeller({ logical, dataset }: Compiled, rows: readonly Row[]): RowTeller {
  const { time, timeUnit } = dataset.info;
  const columns = new Set<string>();
  for (const output of logical.outputs) {
    if (output.kind !== "funnel") continue;
    for (const predicate of chainPredicates(output.chain)) eachColumn(predicate, (name) => columns.add(name));
  }
  columns.delete(time);
  return {
    row: (at) => {
      const row = rows[at];
      const moment = row?.[time] ?? null;
      const when =
        typeof moment === "bigint" || typeof moment === "number" ? timeText(moment, timeUnit) : "no time";
      const values = [...columns].map((name) => short(String(row?.[name] ?? "null")));
      return [`#${at + 1}`, when, ...values].join(" ");
    },
  };
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
