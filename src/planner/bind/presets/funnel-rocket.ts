import type { Preset } from "./preset.js";

/** Funnel Rocket: the defaults. */
export const funnelRocketPresets: readonly Preset[] = [{ name: "funnel-rocket" }];
