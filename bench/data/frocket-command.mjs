import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const FROCKET = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/**
 * Runs a frocket command with the catalogue in `home`.
 * @param {string} home
 * @param {string[]} args
 * @param {"inherit" | "ignore"} errors whether its messages are shown
 */
export function frocket(home, args, errors = "inherit") {
  return execFileSync(process.execPath, [FROCKET, ...args], {
    env: { ...process.env, FROCKET_HOME: home },
    stdio: ["ignore", "ignore", errors],
  });
}
