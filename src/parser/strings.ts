const SIMPLE: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "`": "`",
};
const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\}|([\s\S]))/g;

/** Value of a string token, quotes included in `image`; or the escape that means nothing and its offset in `image`. */
export function decodeString(image: string): { value: string } | { escape: string; offset: number } {
  let bad: { escape: string; offset: number } | null = null;
  const value = image.slice(1, -1).replace(ESCAPE, (found, hex2, hex4, hexLong, simple, offset: number) => {
    const hex: string | undefined = hex2 ?? hex4 ?? hexLong;
    const decoded = hex === undefined ? SIMPLE[simple] : codePoint(hex);
    if (decoded === undefined) bad ??= { escape: found, offset: offset + 1 };
    return decoded ?? "";
  });
  return bad ?? { value };
}

function codePoint(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Value of a regex or glob token: every backslash stays, except one before the quote that closes the token. */
export function decodePattern(image: string): string {
  const quote = image.charAt(0);
  return image.slice(1, -1).replace(/\\[\s\S]/g, (pair) => (pair.charAt(1) === quote ? quote : pair));
}

/** A string in double quotes that decodes to `value`; control characters and lone surrogates escaped. */
export function quoteString(value: string): string {
  const named: Readonly<Record<string, string>> = {
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\\": "\\\\",
    '"': '\\"',
  };
  const escaped = value.replace(/["\\]|[^\P{C}\p{Cf}\p{Co}\p{Cn}]/gu, (character) => {
    const code = character.charCodeAt(0);
    const short = named[character];
    if (short !== undefined) return short;
    return code < 256
      ? `\\x${code.toString(16).padStart(2, "0")}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

/** A string that decodes to `value` as a pattern, double quotes preferred; null when no text can hold it. */
export function quotePattern(value: string): string | null {
  for (const quote of ['"', "'"]) {
    const image = quote + value.replaceAll(quote, `\\${quote}`) + quote;
    if (isOneToken(image) && decodePattern(image) === value) return image;
  }
  return null;
}

/** Whether the first quote that no backslash covers is the last character. */
function isOneToken(image: string): boolean {
  const quote = image.charAt(0);
  let i = 1;
  while (i < image.length && image.charAt(i) !== quote) i += image.charAt(i) === "\\" ? 2 : 1;
  return i === image.length - 1;
}
