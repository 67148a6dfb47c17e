import type { RejectReason } from "./field.js";

/** Rows left out for one reason. `line`: of a text input, or the row of a Parquet file, from 1. */
export interface RejectSummary {
  readonly reason: RejectReason;
  readonly meaning: string;
  readonly count: number;
  /** The first few of them. */
  readonly samples: readonly RejectSample[];
}

export interface RejectSample {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const MEANINGS: Readonly<Record<RejectReason, string>> = {
  "no-user": "the user id is empty",
  "no-time": "the time is empty",
  "unreadable-time": "the time is neither a number nor an ISO 8601 date-time",
  "other-time": "the time is written in another way than in most rows",
  "field-count": "the row has more or fewer fields than the header",
  "bad-quote": "text follows a closing quote",
  "open-quote": "a quote is opened and never closed",
  "not-utf8": "the row is not UTF-8",
  "bad-json": "the line is not a JSON object",
  "repeated-key": "the object has a key twice",
};

const MAX_SAMPLES = 5;

/** Collects rejected rows by reason; a text that costs something is only made for the samples kept. */
export class Rejects {
  private readonly byReason = new Map<RejectReason, { count: number; samples: RejectSample[] }>();
  total = 0;

  add(reason: RejectReason, file: string, line: number, text: string | (() => string)): void {
    this.total++;
    const known = this.byReason.get(reason);
    const entry = known ?? { count: 0, samples: [] };
    if (known === undefined) this.byReason.set(reason, entry);
    entry.count++;
    if (entry.samples.length < MAX_SAMPLES)
      entry.samples.push({ file, line, text: typeof text === "string" ? text : text() });
  }

  /** Reasons with their counts, most frequent first. */
  summary(): RejectSummary[] {
    return [...this.byReason]
      .map(([reason, { count, samples }]) => ({ reason, meaning: MEANINGS[reason], count, samples }))
      .sort((a, b) => b.count - a.count);
  }
}
