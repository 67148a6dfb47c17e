import { join } from "node:path";
import { fileCatalog, registerDataset } from "../../src/catalog/index.js";
import { generateDemoCsv } from "../../src/prep/demo-data.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";

/**
 * A small shop log of the demo's shape, imported into two parts under `directory` and registered as `retail` in the catalogue
 * there; the same rows every time.
 */
export async function makeRetail(directory: string): Promise<void> {
  const store = localStore();
  const csv = join(directory, "events.csv");
  await generateDemoCsv(csv, { events: 6_000, visitors: 700, seed: 11 });
  await importFiles({
    files: [csv],
    users: "visitorid",
    time: "timestamp",
    parts: 2,
    out: join(directory, "data"),
    store,
  });
  await registerDataset(store, fileCatalog(directory), {
    name: "retail",
    path: join(directory, "data"),
    users: "visitorid",
    time: "timestamp",
    validation: "all",
    revision: "1",
  });
}
