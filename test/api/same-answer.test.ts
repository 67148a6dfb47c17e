import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/index.js";
import { generateDemoCsv } from "../../src/prep/demo-data.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { withDuckDB } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const columns = { users: "visitorid", time: "timestamp" } as const;
const at = (parts: number): string => join(directory, `parts-${parts}`, "*.parquet");
const shuffled = join(directory, "shuffled.parquet");

const QUERIES = [
  `where count(event == "view") >= 2 and sequence(event == "view" -> event == "addtocart", window 2d)
   aggregate { count by event  users by device  sum(price) by categoryid top 3 }
   funnel { step event == "view"  step event == "addtocart"  each step { users by device  sum(price) on step } }`,
  `funnel { step v: event == "view"  step c: event == "addtocart" within 1d  without event == "view"
   step b: event == "transaction"  window 7d  by device on first top 2  durations histogram 4  per day in "Europe/Berlin" }`,
  `session gap 30m funnel { step event == "view"  step event == "addtocart" optional  step event == "transaction"
   hold itemid  count sessions  durations  chain fastest }`,
  `funnel { step event == "view" times 2..4  step event == "transaction"  window 3d  count attempts  by device, categoryid on last top 5 }`,
  `funnel { step event == "view"  step event == "addtocart"  step event == "transaction"  order any  window 1d  durations }`,
  `retention { start event == "view"  return event == "transaction"  per week  buckets 4 }
   paths { from event == "view" first  next 3  by event  top 5 }`,
];

/** All that the answer says of the data, as text. */
async function answer(query: string, data: string, threads: number): Promise<string> {
  const { toJson } = await run(query, { data, threads, ...columns });
  const { requestId: _, stats: __, warnings: ___, ...rest } = JSON.parse(toJson());
  return JSON.stringify(rest);
}

/** Sums of floats are compared by value, everything else as it stands. */
const rounded = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value,
  );

beforeAll(async () => {
  const all = join(directory, "all.csv");
  const csv = join(directory, "events.csv");
  await generateDemoCsv(all, { events: 8_000, visitors: 600, seed: 5 });
  // One row of a user at a time, so that time orders them totally.
  await withDuckDB((db) =>
    db.run(`copy (select * from read_csv('${all}') qualify
      row_number() over (partition by visitorid, timestamp order by itemid) = 1) to '${csv}'`),
  );
  for (const parts of [1, 16])
    await importFiles({
      files: [csv],
      ...columns,
      parts,
      out: join(directory, `parts-${parts}`),
      store: localStore(),
    });
  await withDuckDB((db) =>
    db.run(
      `copy (select * from read_parquet('${at(1)}') order by hash(visitorid, timestamp, itemid)) to '${shuffled}'`,
    ),
  );
});

describe.each(QUERIES)("%s", (query) => {
  test("is the same to the byte on 1, 2 and 7 threads", async () => {
    const alone = await answer(query, at(16), 1);
    for (const threads of [2, 7]) expect(await answer(query, at(16), threads)).toBe(alone);
  });

  test("is the same over 1 and 16 parts, and over shuffled rows", async () => {
    const whole = rounded(await answer(query, at(1), 1));
    expect(rounded(await answer(query, at(16), 2))).toEqual(whole);
    expect(rounded(await answer(query, shuffled, 1))).toEqual(whole);
  });
});
