import { fail } from "../errors/index.js";

/** One element of a glob segment. */
type Token =
  | { readonly kind: "one"; readonly accepts: (char: string) => boolean }
  | { readonly kind: "digits"; readonly least: number }
  | { readonly kind: "star" };

/** Whether `pattern` is more than a plain path. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/**
 * Alternatives of `{a,b}`, nested ones too, in order. `{}` and `{:05}` are number fields, not alternatives.
 * Errors: `pattern-invalid` for an unclosed brace or more than 1,000 alternatives.
 */
export function expandBraces(pattern: string): readonly string[] {
  const results: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const open = next.search(/\{(?!:?\d*\})/);
    if (open < 0) {
      results.push(next);
      continue;
    }
    const [close, parts] = alternatives(next, open);
    if (results.length + pending.length + parts.length > 1000)
      fail("pattern-invalid", { pattern, what: "more than 1000 alternatives" });
    for (const part of parts.reverse()) pending.push(next.slice(0, open) + part + next.slice(close + 1));
  }
  return results;
}

function alternatives(pattern: string, open: number): [close: number, parts: string[]] {
  const parts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === "{") depth++;
    else if (pattern[i] === "}" && --depth === 0) return [i, [...parts, pattern.slice(from, i)]];
    else if (pattern[i] === "," && depth === 1) {
      parts.push(pattern.slice(from, i));
      from = i + 1;
    }
  }
  return fail("pattern-invalid", { pattern, what: "a { is not closed" });
}

/**
 * Matcher for one path segment: `*`, `?`, `[a-z]`, `[!a-z]`, `{}` (digits) and `{:05}` (digits, at least five).
 * A leading dot is matched by a dot only. Time is linear in name times pattern.
 */
export function segmentMatcher(segment: string): (name: string) => boolean {
  const tokens = tokenize(segment);
  return (name) => (segment.startsWith(".") || !name.startsWith(".")) && matches(tokens, [...name]);
}

function tokenize(segment: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = segment;
  while (rest !== "") {
    const field = /^\{:?0?(\d*)\}/.exec(rest);
    const set = /^\[([!^]?)(\]?[^\]]*)\]/.exec(rest);
    if (field) tokens.push({ kind: "digits", least: Math.max(1, Number(field[1])) });
    else if (set) tokens.push({ kind: "one", accepts: charSet(set[2] ?? "", set[1] !== "") });
    else if (rest[0] === "*") tokens.push({ kind: "star" });
    else if (rest[0] === "?") tokens.push({ kind: "one", accepts: () => true });
    else {
      const wanted = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      tokens.push({ kind: "one", accepts: (char) => char === wanted });
      rest = rest.slice(wanted.length - 1);
    }
    rest = rest.slice((field ?? set)?.[0].length ?? 1);
  }
  return tokens;
}

function charSet(text: string, negated: boolean): (char: string) => boolean {
  const chars = [...text];
  const ranges: [string, string][] = [];
  for (let i = 0; i < chars.length; i++) {
    const isRange = chars[i + 1] === "-" && chars[i + 2] !== undefined;
    ranges.push([chars[i] ?? "", chars[isRange ? i + 2 : i] ?? ""]);
    if (isRange) i += 2;
  }
  const order = (char: string) => char.codePointAt(0) ?? 0;
  return (char) =>
    ranges.some(([low, high]) => order(low) <= order(char) && order(char) <= order(high)) !== negated;
}

/** Positions of the name reachable after each token, as one set that moves along: no backtracking. */
function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    if (token.kind === "star") {
      for (let i = Math.min(...reached); i <= name.length; i++) next.add(i);
    } else {
      for (const from of reached) {
        if (token.kind === "one") {
          const char = name[from];
          if (char !== undefined && token.accepts(char)) next.add(from + 1);
        } else {
          for (let i = from; /^\d$/.test(name[i] ?? ""); i++)
            if (i + 1 - from >= token.least) next.add(i + 1);
        }
      }
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(name.length);
}
