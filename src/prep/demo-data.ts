import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import { fail } from "../errors/index.js";
import { DEVICES, EVENT_NAMES, type Events, makeEvents } from "./demo/events.js";
import { type Items, makeItems, shuffled } from "./demo/items.js";
import { Random } from "./demo/random.js";
import { rankNumbers } from "./import/rank.js";
import { sortRows } from "./import/sort-rows.js";

/** Size of the demo data set and the number that it is drawn from. */
export interface DemoOptions {
  readonly events: number;
  readonly visitors: number;
  readonly seed: number;
}

/** The demo as `frocket demo` makes it. */
export const DEMO_SIZE: DemoOptions = { events: 2_500_000, visitors: 1_200_000, seed: 2015 };

const HEADER = "timestamp,visitorid,event,itemid,transactionid,price,available,categoryid,device\n";
const CHUNK_CHARACTERS = 1 << 19;

/**
 * Writes a made-up shop log in order of time as CSV, compressed when `path` ends in `.gz`: the same options give the
 * same bytes. `transactionid` is empty except in transactions, `price` and `available` are unknown at times.
 * The file appears when it is complete. Errors: `import-option`, `import-write`. Cost: about 40 bytes of memory an event.
 */
export async function generateDemoCsv(path: string, options: DemoOptions): Promise<void> {
  const { events: count, visitors, seed } = options;
  if (!Number.isInteger(visitors) || visitors < 1)
    fail("import-option", { option: "visitors", expected: "a whole number from 1", found: String(visitors) });
  if (!Number.isInteger(count) || count < visitors)
    fail("import-option", { option: "events", expected: "at least one a visitor", found: String(count) });
  const random = new Random(seed);
  const items = makeItems(Math.max(50, Math.min(235_000, Math.ceil(count / 10))), random);
  const events = makeEvents(count, visitors, items.ids.length, random);
  const visitorIds = shuffled(visitors, random);
  const temporary = `${path}.partial`;
  try {
    const text = Readable.from(csvChunks(events, items, visitorIds));
    const file = createWriteStream(temporary);
    if (path.endsWith(".gz"))
      await pipeline(text, createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 1 << 18 }), file);
    else await pipeline(text, file);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    fail(
      "import-write",
      { path, what: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

function* csvChunks(events: Events, items: Items, visitorIds: Int32Array): Generator<Buffer> {
  const order = sortRows(
    [rankNumbers(events.time, new Uint8Array(events.count).fill(1), events.count)],
    events.count,
  );
  let text = HEADER;
  for (const row of order) {
    text += csvRow(events, row, items, visitorIds);
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text, "latin1");
    text = "";
  }
  yield Buffer.from(text, "latin1");
}

function csvRow(events: Events, row: number, items: Items, visitorIds: Int32Array): string {
  // Every index comes from the generator of the same arrays.
  const item = events.item[row]!;
  const transaction = events.transaction[row]!;
  const cents = items.cents[item]!;
  const price = cents < 0 ? "" : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  const available = AVAILABLE[events.available[row]!]!;
  const start = `${events.time[row]!},${visitorIds[events.visitor[row]! - 1]!},${EVENT_NAMES[events.event[row]!]!}`;
  const middle = `${items.ids[item]!},${transaction === 0 ? "" : transaction},${price},${available}`;
  return `${start},${middle},${items.categories[items.category[item]!]!},${DEVICES[events.device[row]!]!}\n`;
}

const AVAILABLE = ["false", "true", ""] as const;
