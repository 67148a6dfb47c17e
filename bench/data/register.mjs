import { mkdirSync } from "node:fs";
import { frocket } from "./frocket-command.mjs";

/** Registers files as a dataset unless they are registered as they are now. */
export function register(home, name, path) {
  mkdirSync(home, { recursive: true });
  const isKnown = attempt(() => frocket(home, ["check", "-d", name, "-e", "where count() >= 1"], "ignore"));
  if (isKnown) return;
  attempt(() => frocket(home, ["unregister", name, "--force"], "ignore"));
  frocket(home, [
    "register",
    name,
    path,
    "visitorid",
    "timestamp",
    "--time-unit",
    "ms",
    "--validation",
    "all",
  ]);
}

function attempt(work) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
