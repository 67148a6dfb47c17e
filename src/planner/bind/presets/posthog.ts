import type { Preset } from "./preset.js";

/** PostHog's three step orders. */
export const postHogPresets: readonly Preset[] = [
  { name: "posthog ordered", ties: "by row" },
  { name: "posthog strict", order: "contiguous", ties: "by row" },
  { name: "posthog unordered", order: "any", ties: "by row" },
];
