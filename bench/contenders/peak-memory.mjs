import { readFileSync } from "node:fs";

/**
 * Most resident memory that this process had, in MB. On Linux from /proc, as the maximum in resource usage counts the
 * process that this one was forked from as well.
 */
export function peakMemoryMb() {
  const text = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(text) ?? [];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}
