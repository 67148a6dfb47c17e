const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A horizontal bar for `share` (0 to 1) of `width` cells, to an eighth of a cell; something of it shows for any share above 0. */
export function bar(share: number, width: number): string {
  if (width < 1 || !(share > 0)) return "";
  const eighths = Math.max(1, Math.round(Math.min(1, share) * width * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}
