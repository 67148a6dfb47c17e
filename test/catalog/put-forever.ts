/** Replaces one registration without end, for a test that kills it. Arguments: home. */
import { fileCatalog } from "../../src/catalog/file-catalog.js";
import { bulky } from "./bulky-registration.js";

const catalog = fileCatalog(process.argv[2] ?? "");
for (let round = 0; ; round++) {
  await catalog.put(bulky(`round ${round}`));
  if (round === 0) process.stdout.write("started\n");
}
