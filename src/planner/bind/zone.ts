import { fail, type Place } from "../../errors/index.js";

const ZONE_HINT = "zones have IANA names, such as Europe/Berlin or UTC";

/** The IANA name `zone` as written, when the platform knows it. Errors: bad-zone. */
export function checkedZone(zone: string, place: Place): string {
  try {
    if (!/^[A-Za-z]/.test(zone)) fail("bad-zone", { zone }, { place, hint: ZONE_HINT });
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch (error) {
    if (error instanceof RangeError) fail("bad-zone", { zone }, { place, hint: ZONE_HINT, cause: error });
    throw error;
  }
}
