const UNITS = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;
const MS_OF: ReadonlyMap<string, number> = new Map(UNITS);

/** Milliseconds of a text such as `1d12h` or `0.25ms`; undefined when it is no duration or not exact in float64. */
export function parseDuration(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?(?:e[+-]?\d+)?ms$/i.test(text) && !/^\d+ms$/.test(text)) {
    const milliseconds = Number(text.slice(0, -2));
    return Number.isFinite(milliseconds) ? milliseconds : undefined;
  }
  if (!/^(?:\d+(?:ms|s|m|h|d|w))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, digits, unit] of text.matchAll(/(\d+)([a-z]+)/g)) {
    total += Number(digits) * (MS_OF.get(unit ?? "") ?? 0);
  }
  return Number.isSafeInteger(total) ? total : undefined;
}

/** Sum of units from days down for milliseconds: `7d`, `1d12h`, `0ms`, `0.25ms`; a sign in front when negative. */
export function printDuration(milliseconds: number): string {
  if (!Number.isSafeInteger(milliseconds)) return `${printDecimal(milliseconds)}ms`;
  let rest = Math.abs(milliseconds);
  let text = "";
  for (const [unit, size] of UNITS.slice(1)) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return `${milliseconds < 0 ? "-" : ""}${text === "" ? "0ms" : text}`;
}

/** With a dot or an exponent, by which a reader tells it from a sum of whole units. */
function printDecimal(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
