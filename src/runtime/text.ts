/** What strings mean beyond JavaScript's own operators: case folding, globs, code points. */

/** Number of code points of a string. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/**
 * Representative of a string under Unicode simple case folding: two strings are equal without regard to case exactly
 * if their representatives are equal. Code points stay apart, so that it may be searched for substrings.
 */
export function foldCase(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII as a whole
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = "";
  for (const point of text) folded += foldPoint(point);
  return folded;
}

/**
 * Where upper and then lower case of a code point do not lead to its class: the dotless i has no simple folding,
 * and the left ones of these pairs fold to the right ones although neither has a single upper case.
 */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["\u0131", "\u0131"],
  ["\u1fd3", "\u0390"],
  ["\u1fe3", "\u03b0"],
  ["\ufb05", "\ufb06"],
]);

function foldPoint(point: string): string {
  const irregular = IRREGULAR.get(point);
  if (irregular !== undefined) return irregular;
  const upper = singlePoint(point.toUpperCase()) ?? point;
  return singlePoint(upper.toLowerCase()) ?? upper;
}

function singlePoint(text: string): string | null {
  return text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xffff) ? text : null;
}

/**
 * A test for the glob `pattern` over the whole of a text: `*` any run of characters, `?` one code point; a backslash
 * before `*`, `?` or a backslash makes that character itself, and stands for itself elsewhere. Time per text is at
 * most the product of both lengths.
 */
export function globMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const parts = globParts(ignoreCase ? foldCase(pattern) : pattern);
  return (text) => matchGlob(parts, [...(ignoreCase ? foldCase(text) : text)]);
}

const RUN = Symbol("any run");
const ONE = Symbol("one code point");
type GlobPart = string | typeof RUN | typeof ONE;

function globParts(pattern: string): readonly GlobPart[] {
  const parts: GlobPart[] = [];
  const points = [...pattern];
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!;
    const next = points[i + 1];
    if (point === "\\" && (next === "*" || next === "?" || next === "\\")) {
      parts.push(next);
      i++;
    } else {
      parts.push(point === "*" ? RUN : point === "?" ? ONE : point);
    }
  }
  return parts;
}

/** On a mismatch only the last run seen so far needs to be tried one longer: an earlier one could not do better. */
function matchGlob(parts: readonly GlobPart[], points: readonly string[]): boolean {
  let part = 0;
  let point = 0;
  let run = -1;
  let runEnd = 0;
  while (point < points.length) {
    const wanted = parts[part];
    if (wanted === RUN) {
      run = part++;
      runEnd = point;
    } else if (wanted === ONE || (wanted !== undefined && wanted === points[point])) {
      part++;
      point++;
    } else if (run >= 0) {
      part = run + 1;
      point = ++runEnd;
    } else {
      return false;
    }
  }
  while (parts[part] === RUN) part++;
  return part === parts.length;
}
