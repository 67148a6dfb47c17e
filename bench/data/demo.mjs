import { join } from "node:path";
import { frocket } from "./frocket-command.mjs";

/** The data of `frocket demo`, imported in 8 parts and registered as "retail"; made unless it is there. */
export function demoData(folder) {
  const home = join(folder, "home");
  frocket(home, ["demo"]);
  return { home, dataset: "retail", prepared: join(home, "demo", "parts") };
}
