import { loadavg } from "node:os";

const EVERY_MS = 5000;

/** Watches the load average of the last minute from now on; the function given tells the highest one so far. */
export function watchLoad() {
  let highest = 0;
  const look = () => {
    highest = Math.max(highest, loadavg()[0]);
    return highest;
  };
  // What ran before does not count: its share has faded after a minute.
  setTimeout(() => setInterval(look, EVERY_MS).unref(), 60_000).unref();
  return look;
}
