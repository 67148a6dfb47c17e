import { amplitudePresets } from "./amplitude.js";
import { clickHousePresets } from "./clickhouse.js";
import { funnelRocketPresets } from "./funnel-rocket.js";
import { mixpanelPresets } from "./mixpanel.js";
import { postHogPresets } from "./posthog.js";
import type { Preset } from "./preset.js";

export type { Preset } from "./preset.js";

/** Every preset, by system. */
export const presets: readonly Preset[] = [
  ...funnelRocketPresets,
  ...clickHousePresets,
  ...mixpanelPresets,
  ...amplitudePresets,
  ...postHogPresets,
];
