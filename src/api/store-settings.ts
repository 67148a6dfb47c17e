import { join, resolve } from "node:path";
import type { Config } from "../config.js";
import type { StoreSettings } from "../runtime/store/column-store.js";

const MB = 2 ** 20;

/** Where the column store is and how much it may take; `home` goes before that of the settings. */
export function storeSettings(
  config: Pick<Config, "home" | "memoryMb" | "cacheMb">,
  home: string = config.home,
): StoreSettings {
  return {
    directory: join(resolve(home), "cache"),
    memoryBytes: config.memoryMb * MB,
    diskBytes: config.cacheMb * MB,
  };
}
