import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FrocketError, fail } from "../errors/index.js";
import { fileProblem } from "../storage/file-errors.js";
import { localStore } from "../storage/local.js";
import type { Catalog, CatalogEntry, CatalogListing, Removal, RemoveOptions } from "./catalog.js";
import { entryName } from "./entry-name.js";
import { knownRegistration } from "./known-registrations.js";
import { mapConcurrently } from "./map-concurrently.js";
import type { Registration } from "./registration.js";
import { decodeRegistration, encodeRegistration, nameInside } from "./registration-json.js";

const ENDING = ".json";
const USED_ENDING = ".used";

/** Which registration was last used (see `useKey`), and when (unix time in whole seconds). */
interface LastUse {
  readonly of: string;
  readonly at: number;
}

/**
 * The catalogue in the folder `home`/datasets: one file for each dataset, and beside it the time of its last use, which
 * counts only for the registration it names. Files are replaced by renaming, so no lock is needed.
 * Errors of every method: `catalog-unusable`.
 */
export function fileCatalog(home: string): Catalog {
  const folder = resolve(home, "datasets");
  const store = localStore();
  const fileOf = (name: string, ending: string): string => join(folder, entryName(name) + ending);
  const write = (path: string, text: string): Promise<void> =>
    store
      .write(path, new TextEncoder().encode(text))
      .catch((cause: unknown) => unusable(path, "write", cause));

  async function put(registration: Registration): Promise<void> {
    await write(fileOf(registration.info.name, ENDING), encodeRegistration(registration));
  }

  async function get(name: string): Promise<Registration | null> {
    const path = fileOf(name, ENDING);
    const text = readText(path);
    return text === null ? null : knownRegistration(text, name, path);
  }

  async function list(): Promise<CatalogListing> {
    const names = (await fileNames(folder)).filter((name) => name.endsWith(ENDING));
    const found = await mapConcurrently(names, (name) => entryOrDamage(join(folder, name)));
    const entries: CatalogEntry[] = [];
    const damaged: FrocketError[] = [];
    for (const item of found) {
      if (item instanceof FrocketError) damaged.push(item);
      else if (item !== null) entries.push(item);
    }
    return { entries: entries.sort(newestFirst), damaged };
  }

  async function entryOrDamage(path: string): Promise<CatalogEntry | FrocketError | null> {
    const text = readText(path);
    // Removed by another process after the folder was listed.
    if (text === null) return null;
    try {
      const name = nameInside(text);
      const isInPlace = name !== null && fileOf(name, ENDING) === path;
      const registration = decodeRegistration(text, isInPlace ? name : "", path);
      return { registration, lastUsed: await lastUsed(registration) };
    } catch (error) {
      if (error instanceof FrocketError && error.code === "catalog-damaged") return error;
      throw error;
    }
  }

  async function lastUsed(registration: Registration): Promise<number | null> {
    const use = parseUse(readText(fileOf(registration.info.name, USED_ENDING)));
    return use !== null && use.of === useKey(registration) ? use.at : null;
  }

  async function touch(name: string, now = Date.now() / 1000): Promise<void> {
    const registration = await get(name);
    if (registration === null) return;
    const use: LastUse = { of: useKey(registration), at: Math.floor(now) };
    const path = fileOf(name, USED_ENDING);
    const text = JSON.stringify(use);
    // A catalogue that cannot be written cannot lose the dataset either, so the query need not fail.
    if (textOrNull(path) !== text) await replaceUse(path, text).catch(() => undefined);
  }

  async function remove(name: string, options: RemoveOptions): Promise<Removal> {
    const path = fileOf(name, ENDING);
    const text = readText(path);
    if (text === null) return { found: false, lastUsed: null };
    // A damaged registration has no revision, so no use counts for it, and it can be removed.
    const registration = decodable(text, name, path);
    const used = registration === null ? null : await lastUsed(registration);
    if (!options.force && used !== null) requireIdle(name, used, options);
    for (const ending of [ENDING, USED_ENDING]) {
      const file = fileOf(name, ending);
      await rm(file, { force: true }).catch((cause: unknown) => unusable(file, "write", cause));
    }
    return { found: true, lastUsed: used };
  }

  return { put, get, list, remove, touch };
}

function requireIdle(name: string, lastUsed: number, options: RemoveOptions): void {
  const { interval } = options;
  const seconds = Math.floor(options.now ?? Date.now() / 1000) - lastUsed;
  if (seconds >= interval) return;
  const hint = "wait, or force it: queries that still run over the dataset may then fail";
  fail("dataset-in-use", { name, seconds, interval, lastUsed }, { hint });
}

function decodable(text: string, name: string, path: string): Registration | null {
  try {
    return decodeRegistration(text, name, path);
  } catch {
    return null;
  }
}

function newestFirst(a: CatalogEntry, b: CatalogEntry): number {
  const [left, right] = [a.registration, b.registration];
  if (left.registeredAt !== right.registeredAt) return left.registeredAt < right.registeredAt ? 1 : -1;
  return left.info.name < right.info.name ? -1 : 1;
}

/** Tells registrations of one name apart, also where the user chose the same revision for two. */
function useKey({ registeredAt, revision }: Registration): string {
  return `${registeredAt} ${revision}`;
}

/** A use that cannot be read counts as none: it only guards against haste. */
function parseUse(text: string | null): LastUse | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null || !("of" in value) || !("at" in value)) return null;
    return typeof value.of === "string" && typeof value.at === "number"
      ? { of: value.of, at: value.at }
      : null;
  } catch {
    return null;
  }
}

async function fileNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    return isMissing(cause) ? [] : unusable(folder, "read", cause);
  }
}

/** Not synced, as a use only guards against haste: a sync takes longer than most warm queries. */
async function replaceUse(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

function textOrNull(path: string): string | null {
  try {
    return readText(path);
  } catch {
    return null;
  }
}

/** Small files of the local disk are read at once: a promise for each step takes ten times as long. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    return isMissing(cause) ? null : unusable(path, "read", cause);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

function unusable(path: string, doing: "read" | "write", cause: unknown): never {
  const { message } = cause instanceof FrocketError ? cause : fileProblem(cause, path, doing);
  const hint = "FROCKET_HOME names the folder of the catalogue";
  return fail("catalog-unusable", { path, reason: message }, { hint, cause });
}
