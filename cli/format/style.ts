/** Colours of the terminal output, or none. */
export interface Style {
  readonly color: boolean;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bar: (text: string) => string;
  readonly warn: (text: string) => string;
}

/** What styles and layout depend on. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Colours only on a terminal, and never when NO_COLOR is set to something or TERM is `dumb`. */
export function styleFor(terminal: Terminal, env: Readonly<Record<string, string | undefined>>): Style {
  const refused = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  return makeStyle(terminal.isTTY === true && !refused);
}

/** A style with or without colours. */
export function makeStyle(color: boolean): Style {
  const paint =
    (code: string) =>
    (text: string): string =>
      color && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { color, strong: paint("1"), dim: paint("2"), bar: paint("36"), warn: paint("33") };
}

/** Cells per line: the terminal's, COLUMNS, or 80. */
export function widthOf(terminal: Terminal, env: Readonly<Record<string, string | undefined>>): number {
  const given = Number(env.COLUMNS);
  const columns = terminal.columns ?? (Number.isInteger(given) && given > 0 ? given : 80);
  return Math.max(20, columns);
}
