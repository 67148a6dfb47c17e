import { truncate } from "../src/errors/display-width.js";
import type { Context } from "./context.js";
import { widthOf } from "./format/style.js";

const SHOW_AFTER_MS = 150;
const CLEAR_LINE = "\r\u001b[K";

/** A line on standard error that tells how far something is; nothing where that is no terminal. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Starts a progress line, shown once the work has taken `afterMs`. */
export function startProgress(context: Context, afterMs = SHOW_AFTER_MS): Progress {
  const { stderr, env } = context.io;
  const startMs = Date.now();
  let shown = false;
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  return {
    show(text) {
      if (Date.now() - startMs < afterMs) return;
      shown = true;
      stderr.write(CLEAR_LINE + truncate(text, widthOf(stderr, env) - 1));
    },
    clear() {
      if (shown) stderr.write(CLEAR_LINE);
      shown = false;
    },
  };
}
