import { closed, definition, POSITIVE, type Schema, STRING } from "./choose.js";

/** Paths; that one of `from` and `to` is there is checked when they are read. */
export const pathsSchema: Schema = closed(
  "paths",
  {
    name: STRING,
    from: definition("expression"),
    to: definition("expression"),
    afterDropping: closed("the drop-off of a funnel", { funnel: STRING, step: STRING }, []),
    base: { enum: ["first", "last", "each"] },
    length: POSITIVE,
    by: STRING,
    within: definition("span"),
    only: definition("expression"),
    except: definition("expression"),
    collapseRepeats: { type: "boolean" },
    top: POSITIVE,
  },
  ["by"],
);
