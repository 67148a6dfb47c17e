import { FrocketError, fail, type Place, problem } from "../errors/index.js";
import { nearest } from "../errors/near.js";
import type { Dataset, Part } from "../planner/catalog.js";
import type { Store } from "../storage/store.js";
import type { Catalog } from "./catalog.js";
import { mapConcurrently } from "./map-concurrently.js";
import type { Registration } from "./registration.js";

const NAMES_LISTED = 20;

/**
 * The registered dataset `name` for a query, its parts pinned as they were registered. Cost: one look at each file.
 * Errors: `unknown-dataset`, `catalog-damaged`, `file-missing`, `file-changed`.
 */
export async function openDataset(
  catalog: Catalog,
  store: Store,
  name: string,
  place?: Place,
): Promise<Dataset> {
  return openRegistration(store, await requireRegistration(catalog, name, place));
}

/**
 * The registration of `name`; `place` is where the user wrote it. Errors: `unknown-dataset` with near names,
 * `catalog-damaged`.
 */
export async function requireRegistration(
  catalog: Catalog,
  name: string,
  place?: Place,
): Promise<Registration> {
  const registration = await catalog.get(name);
  return registration ?? fail("unknown-dataset", { name }, { place, hint: await namesHint(catalog, name) });
}

/** As `openDataset`, of a registration at hand. */
export async function openRegistration(store: Store, registration: Registration): Promise<Dataset> {
  const { info, parts, validation } = registration;
  await mapConcurrently(parts, (part) => requireUnchanged(store, part, info.name));
  return { info, parts, disjoint: validation.disjoint };
}

async function requireUnchanged(store: Store, part: Part, name: string): Promise<void> {
  const { path } = part;
  const hint = `register "${name}" again`;
  const found = await store.identify(path).catch((cause: unknown) => {
    if (cause instanceof FrocketError && cause.code === "file-missing") {
      throw problem("file-missing", { path }, { hint, cause });
    }
    throw cause;
  });
  if (found.size !== part.size || found.version !== part.version) fail("file-changed", { path }, { hint });
}

async function namesHint(catalog: Catalog, name: string): Promise<string> {
  const { entries } = await catalog.list();
  const names = entries.map((entry) => entry.registration.info.name).sort();
  if (names.length === 0) return "no datasets are registered yet: frocket register";
  const near = nearest(name, names);
  const more = names.length > NAMES_LISTED ? ", …" : "";
  const listed = names.slice(0, NAMES_LISTED).map((known) => JSON.stringify(known));
  const meant = near === undefined ? "" : `did you mean ${JSON.stringify(near)}? `;
  return `${meant}registered are: ${listed.join(", ")}${more}`;
}
