const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * The instant as the syntax tree keeps it: `2015-05-03` or `2015-05-03T10:00[:00[.250]][Z|+02:00]`, up to nine
 * digits of a second; undefined when the text is no instant or the calendar has no such day or time.
 */
export function normalizeInstant(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds, , zone] = match;
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1;
  if (!isDay || Number(day) > daysOf(Number(year), Number(month))) return undefined;
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return undefined;
  if (zone === undefined || zone.length === 1) return text.toUpperCase();
  const offset = `${zone.slice(1).replace(":", "")}00`;
  const zoneHours = offset.slice(0, 2);
  const zoneMinutes = offset.slice(2, 4);
  if (Number(zoneHours) > 23 || Number(zoneMinutes) > 59) return undefined;
  return `${text.slice(0, -zone.length).toUpperCase()}${zone.charAt(0)}${zoneHours}:${zoneMinutes}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
