import type { FrocketError } from "../errors/index.js";
import type { Registration } from "./registration.js";

/** A registered dataset in a listing. */
export interface CatalogEntry {
  readonly registration: Registration;
  /** Unix time in whole seconds of the last query over this registration, null when there was none. */
  readonly lastUsed: number | null;
}

export interface CatalogListing {
  /** Newest registration first. */
  readonly entries: readonly CatalogEntry[];
  /** One `catalog-damaged` for each registration that cannot be read. */
  readonly damaged: readonly FrocketError[];
}

export interface RemoveOptions {
  /** Seconds after a query during which a dataset is kept; 0 turns this off. */
  readonly interval: number;
  readonly force: boolean;
  /** Unix time in seconds, now by default. */
  readonly now?: number | undefined;
}

export interface Removal {
  /** Whether there was such a dataset. */
  readonly found: boolean;
  readonly lastUsed: number | null;
}

/** Where registrations are kept. Names are any text and exact. Several processes may use one catalogue at once. */
export interface Catalog {
  /** Keeps a registration in place of an earlier one of its name: readers see the old one or the new, whole. */
  put(registration: Registration): Promise<void>;
  /** The registration of that name, null when there is none. Errors: `catalog-damaged`. */
  get(name: string): Promise<Registration | null>;
  list(): Promise<CatalogListing>;
  /** Forgets a registration, never its files. Errors: `dataset-in-use` within the interval, unless forced. */
  remove(name: string, options: RemoveOptions): Promise<Removal>;
  /**
   * Notes that a query over the dataset is about to start, at `now` (unix time in seconds). An unknown name and a
   * catalogue that cannot be written are ignored.
   */
  touch(name: string, now?: number): Promise<void>;
}
