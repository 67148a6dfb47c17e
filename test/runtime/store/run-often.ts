import { readFileSync } from "node:fs";
import { run } from "../../../src/index.js";
import { flushColumnStores } from "../../../src/runtime/store/open-stores.js";

/** `run-often.ts DATA TIMES`: answers one query again and again over the store of the environment, and prints the answers. */
const [data = "", times = "1"] = process.argv.slice(2);
const query = readFileSync(0, "utf8");
process.stdout.write("started\n");
for (let time = 0; time < Number(times); time++) {
  const answer = await run(query, { data, users: "user", time: "ts", threads: 1 });
  await flushColumnStores();
  process.stdout.write(`${answer.result.users} ${answer.stats.parts.map((part) => part.source).join()}\n`);
}
process.exit(0);
