import type { Preset } from "./preset.js";

/** Amplitude's three orders of events; in `this order`, rows within a second may come in either order. */
export const amplitudePresets: readonly Preset[] = [
  { name: "amplitude this-order", ties: { withinMs: 1_000 } },
  { name: "amplitude any-order", order: "any", ties: "by row" },
  { name: "amplitude exact-order", order: "contiguous", ties: "by row" },
];
