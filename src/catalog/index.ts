/** Datasets: describing files, registering them, and finding them again. */
export type { Catalog, CatalogEntry, CatalogListing, Removal, RemoveOptions } from "./catalog.js";
export type { CategoricalSettings, ColumnStatistics, TopValue } from "./column-statistics.js";
export type { DescribeOptions } from "./described.js";
export { fileCatalog } from "./file-catalog.js";
export { type FullColumn, type FullSchema, fullSchema } from "./full-schema.js";
export { openDataset, openRegistration, requireRegistration } from "./open.js";

export { type RegisterOptions, registerDataset } from "./register.js";
export type { DatasetStatistics, Registration, Validation } from "./registration.js";
export type { SampleSettings, ValidationMode } from "./sample.js";
export { type ShortSchema, shortSchema } from "./short-schema.js";
export type { DistinctCount } from "./value-counter.js";
