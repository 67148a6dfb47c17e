/** A span of a JSON text, offsets in UTF-16 code units, end exclusive. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the value that `pointer` (RFC 6901) names stands in `text`; as far as the pointer leads, when its end is not
 * there (a missing key is shown at its object). Null when the text is not JSON up to there.
 */
export function locatePointer(text: string, pointer: string): JsonSpan | null {
  const path = pointer.split("/").slice(1).map(unescaped);
  try {
    const scan = new Scan(text);
    scan.blanks();
    return scan.find(path);
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

class NotJson extends Error {}

class Scan {
  private at = 0;

  constructor(private readonly text: string) {}

  blanks(): void {
    while (" \t\r\n".includes(this.text[this.at] ?? "x")) this.at++;
  }

  /** The span of the value that begins here, or of the one under it that `path` leads to. */
  find(path: readonly string[]): JsonSpan {
    const start = this.at;
    const [wanted, ...rest] = path;
    let found: JsonSpan | null = null;
    const opening = this.text[start];
    if (opening === "{" || opening === "[") {
      let index = 0;
      this.at++;
      this.blanks();
      while (this.text[this.at] !== "}" && this.text[this.at] !== "]") {
        const key = opening === "{" ? this.key() : String(index);
        const isWanted = key === wanted;
        const span = this.find(isWanted ? rest : []);
        if (isWanted) found = span;
        index++;
        this.blanks();
        if (this.text[this.at] === ",") this.at++;
        else if (this.at >= this.text.length) throw new NotJson();
        this.blanks();
      }
      this.at++;
    } else if (opening === '"') {
      this.string();
    } else {
      this.match(/[^\s,\]}]+/y);
    }
    return found ?? { start, end: this.at };
  }

  private key(): string {
    const key: unknown = JSON.parse(this.string());
    this.blanks();
    this.match(/:\s*/y);
    return String(key);
  }

  private string(): string {
    return this.match(/"(?:[^"\\]|\\.)*"/y);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.text)?.[0];
    if (text === undefined || text === "") throw new NotJson();
    this.at += text.length;
    return text;
  }
}
