import { randomBytes } from "node:crypto";
import type { FileInfo } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import type { TimeUnit } from "../types.js";
import type { Catalog } from "./catalog.js";
import { type CategoricalSettings, DEFAULT_CATEGORICAL } from "./column-statistics.js";
import { type Described, describeParts } from "./described.js";
import { requireDisjointUsers } from "./disjoint-users.js";
import type { GivenKeyColumns } from "./key-columns.js";
import { partPattern } from "./part-pattern.js";
import { profileParts } from "./profile-parts.js";
import type { DatasetStatistics, Registration, Validation } from "./registration.js";
import { chooseParts, DEFAULT_SAMPLE, type SampleSettings, type ValidationMode } from "./sample.js";

/** What to register under which name. */
export interface RegisterOptions extends GivenKeyColumns {
  /** Any text, the empty one too. */
  readonly name: string;
  /** A file, a directory or a glob; with `pattern` a directory. */
  readonly path: string;
  /** Names of the files in the directory, `*.parquet` by default. */
  readonly pattern?: string | undefined;
  /** Unit of a numeric time column. */
  readonly unit?: TimeUnit | undefined;
  /** Which parts are read in full; `sample` by default. */
  readonly validation?: ValidationMode | undefined;
  /** Leaves out the check that no user is in two of the parts read. */
  readonly skipUniques?: boolean | undefined;
  /** Mark of this state of the data; a random one by default. */
  readonly revision?: string | undefined;
  readonly sample?: SampleSettings | undefined;
  readonly categorical?: CategoricalSettings | undefined;
  /** Draws the sample: numbers in [0, 1). */
  readonly random?: (() => number) | undefined;
}

/**
 * Examines the files and then, only if all is well, puts the dataset into the catalogue in place of an earlier one of
 * that name. Errors: those of `describeDataset`, `user-in-two-parts`, those of the catalogue; none of them changes it.
 */
export async function registerDataset(
  store: Store,
  catalog: Catalog,
  options: RegisterOptions,
): Promise<Registration> {
  const paths = partPattern(options.path, options.pattern);
  const described = await describeParts(store, { ...options, paths });
  const { info, parts } = described.dataset;
  const mode = options.validation ?? "sample";
  const checkedParts = chooseParts(mode, parts.length, options.sample ?? DEFAULT_SAMPLE, options.random);
  // chooseParts gives indices of parts.
  const checked = checkedParts.map((index) => described.inspected[index]!);
  const skipUniques = options.skipUniques ?? false;
  const statistics = await examine(store, described, checked, options.categorical, skipUniques);
  const registration: Registration = {
    revision: options.revision ?? `${Date.now().toString(36)}-${randomBytes(6).toString("hex")}`,
    registeredAt: new Date().toISOString(),
    path: partPattern(options.path),
    pattern: options.pattern ?? null,
    info,
    timeUnitOrigin: described.timeUnitOrigin,
    parts,
    validation: { mode, checkedParts, disjoint: disjointness(parts.length, checked.length, skipUniques) },
    statistics,
    sourceCategoricals: described.sourceCategoricals,
  };
  await catalog.put(registration);
  return registration;
}

async function examine(
  store: Store,
  described: Described,
  checked: readonly FileInfo[],
  categorical: CategoricalSettings = DEFAULT_CATEGORICAL,
  skipUniques: boolean,
): Promise<DatasetStatistics> {
  const { info } = described.dataset;
  const columns = await profileParts(store, checked, info.columns, info, categorical);
  const counted = columns.find((column) => column.name === info.users)?.distinct ?? { count: 0, exact: true };
  const rowCount = checked.reduce((sum, part) => sum + part.rowCount, 0);
  if (checked.length < 2 || skipUniques) return { rowCount, users: counted, columns };
  const users = await requireDisjointUsers(store, checked, info.users, counted.count);
  return { rowCount, users: { count: users, exact: true }, columns };
}

function disjointness(partCount: number, checkedCount: number, skipUniques: boolean): Validation["disjoint"] {
  if (partCount === 1) return "checked";
  if (skipUniques || checkedCount < 2) return "unchecked";
  return checkedCount === partCount ? "checked" : "sampled";
}
