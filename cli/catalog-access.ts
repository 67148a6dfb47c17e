import { type Catalog, fileCatalog, type Registration } from "../src/catalog/index.js";
import { type Config, readConfig } from "../src/config.js";
import type { Context } from "./context.js";

/** The catalogue that the settings name, with the settings. Errors: `bad-setting`. */
export function openCatalog(context: Context): { readonly catalog: Catalog; readonly config: Config } {
  const config = readConfig(context.io.env);
  return { catalog: fileCatalog(config.home), config };
}

/** A dataset as clients of Funnel Rocket know it, with frocket's own keys beside theirs. */
export function datasetSummary(registration: Registration): Readonly<Record<string, unknown>> {
  const { info, parts, path, pattern, registeredAt, revision, validation } = registration;
  return {
    basepath: path,
    totalParts: parts.length,
    id: { name: info.name, registeredAt },
    groupIdColumn: info.users,
    timestampColumn: info.time,
    pattern,
    revision,
    timeUnit: info.timeUnit,
    order: info.order,
    rowCount: info.rowCount,
    totalSize: totalSize(registration),
    validation: validation.mode,
    usersDisjoint: validation.disjoint,
  };
}

/** Bytes of all parts. */
export function totalSize({ parts }: Pick<Registration, "parts">): number {
  return parts.reduce((sum, part) => sum + part.size, 0);
}
