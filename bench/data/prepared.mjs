import { join } from "node:path";
import { once } from "./cache-directory.mjs";
import { PARTS } from "./events-sql.mjs";
import { frocket } from "./frocket-command.mjs";

/** Folder of the data as `frocket import` writes it, made from one form of foreign files. */
export function preparedData(folder, foreign) {
  const keys = ["--users", "visitorid", "--time", "timestamp", "--time-unit", "ms"];
  return once(join(folder, "prepared"), (staging) =>
    frocket(folder, ["import", foreign, ...keys, "--parts", String(PARTS), "--out", staging]),
  );
}
