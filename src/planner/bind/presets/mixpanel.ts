import type { Preset } from "./preset.js";

/** Mixpanel, unique users: the first entry counts, and rows within two seconds may come in either order. */
export const mixpanelPresets: readonly Preset[] = [
  { name: "mixpanel", ties: { withinMs: 2_000 }, entry: "first" },
];
