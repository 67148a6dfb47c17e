import { readClickHouse } from "./clickhouse/index.js";
import type { Converted, ConvertOptions } from "./converted.js";
import { readPostHog } from "./posthog/index.js";

export type { ConversionWarning, Converted, ConvertOptions } from "./converted.js";

/** Systems whose funnels can be read, by the name that `frocket convert --from` takes. */
export const dialects = {
  posthog: readPostHog,
  clickhouse: readClickHouse,
} as const satisfies Record<string, (text: string, file: string, options: ConvertOptions) => Converted>;

export type DialectName = keyof typeof dialects;
