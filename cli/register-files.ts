import { type Registration, registerDataset, type ValidationMode } from "../src/catalog/index.js";
import { fail } from "../src/errors/index.js";
import { localStore } from "../src/storage/local.js";
import type { TimeUnit } from "../src/types.js";
import { openCatalog } from "./catalog-access.js";
import type { Context } from "./context.js";

/** What `frocket register` and `frocket import --register` say of a dataset. */
export interface RegisterRequest {
  readonly name: string;
  readonly path: string;
  readonly users?: string | undefined;
  readonly time?: string | undefined;
  readonly pattern?: string | undefined;
  readonly validation?: ValidationMode | undefined;
  readonly skipUniques?: boolean | undefined;
  readonly timeUnit?: TimeUnit | undefined;
  readonly order?: readonly string[] | undefined;
  readonly revision?: string | undefined;
}

const REVISION = /^[\w.:+-]{1,100}$/;

/** Registers files with the settings of the environment. Errors: those of `registerDataset`, `bad-arguments`. */
export async function registerFiles(request: RegisterRequest, context: Context): Promise<Registration> {
  const { timeUnit, revision, ...others } = request;
  if (revision !== undefined && !REVISION.test(revision)) {
    fail("bad-arguments", { what: `--revision expects letters, digits and . : + - _, found "${revision}"` });
  }
  const { catalog, config } = openCatalog(context);
  return registerDataset(localStore(), catalog, {
    ...others,
    revision,
    unit: timeUnit,
    sample: { ratio: config.validationSampleRatio, max: config.validationSampleMax },
    categorical: {
      ratio: config.datasetCategoricalRatio,
      topCount: config.datasetCategoricalTopCount,
      topMinShare: config.datasetCategoricalTopMinpct,
    },
  });
}
