import type { Registration } from "../../src/catalog/registration.js";
import { registration } from "./registration.js";

/** A registration of about 1 MB, so that writing it takes a while. */
export function bulky(revision: string): Registration {
  const parts = Array.from({ length: 6000 }, (_, index) => ({
    index,
    path: `/data/of/${revision}/part-${index}.parquet`,
    size: index,
    version: "1700000000000000001",
    rowCount: 1,
  }));
  return registration("bulky", { revision, parts });
}
