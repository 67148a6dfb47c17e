import { Name, words } from "./tokens.js";

const texts = Object.values(words).map((token) => ({
  text: token.PATTERN instanceof RegExp ? token.PATTERN.source : token.name,
  isName: token.CATEGORIES?.includes(Name) ?? false,
}));

/** Every word with a meaning in the grammar. */
export const KEYWORDS: readonly string[] = texts.map((word) => word.text);

const reserved: ReadonlySet<string> = new Set(texts.filter((word) => !word.isName).map((word) => word.text));

/** Whether `word`, in any case, names nothing unless it is backquoted. */
export function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}

/** Whether a text must write `name` in backquotes. */
export function needsQuotes(name: string): boolean {
  return !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || isReserved(name);
}

/** `name` as a text writes it: backquoted only when it must be, with backquotes inside doubled. */
export function quoteName(name: string): string {
  return needsQuotes(name) ? `\`${name.replaceAll("`", "``")}\`` : name;
}
