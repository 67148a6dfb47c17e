import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";
import { RetentionRules } from "./retention.js";

/** Rules of `paths`: what users do next, or did before. */
export class PathsRules extends RetentionRules {
  paths = this.RULE("paths", () => {
    this.CONSUME(words.Paths);
    this.OPTION(() => this.CONSUME(t.Name));
    this.CONSUME(signs.OpenBlock);
    this.MANY(() => this.SUBRULE(this.pathsItem));
    this.CONSUME(signs.CloseBlock);
  });

  pathsItem = this.RULE("pathsItem", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.base) },
      { ALT: () => this.SUBRULE(this.dropped) },
      { ALT: () => this.SUBRULE(this.length) },
      { ALT: () => this.SUBRULE(this.byColumn) },
      { ALT: () => this.SUBRULE(this.within) },
      { ALT: () => this.SUBRULE(this.considered) },
      { ALT: () => this.SUBRULE(this.collapse) },
      { ALT: () => this.SUBRULE(this.keep) },
    ]);
  });

  base = this.RULE("base", () => {
    this.OR([{ ALT: () => this.CONSUME(words.From) }, { ALT: () => this.CONSUME(words.To) }]);
    this.SUBRULE(this.predicate);
    this.OPTION(() =>
      this.OR2([
        { ALT: () => this.CONSUME(words.First) },
        { ALT: () => this.CONSUME(words.Last) },
        { ALT: () => this.CONSUME(words.Each) },
      ]),
    );
  });

  /** Where users left a funnel. */
  dropped = this.RULE("dropped", () => {
    this.CONSUME(words.After);
    this.CONSUME(words.Dropping);
    this.CONSUME(words.Out);
    this.OPTION(() => {
      this.CONSUME(words.Of);
      this.CONSUME(t.Name);
    });
    this.OPTION2(() => {
      this.CONSUME(words.At);
      this.CONSUME2(t.Name);
    });
  });

  length = this.RULE("length", () => {
    this.OR([{ ALT: () => this.CONSUME(words.Next) }, { ALT: () => this.CONSUME(words.Previous) }]);
    this.CONSUME(t.NumberText);
  });

  /** Which rows a path is made of. */
  considered = this.RULE("considered", () => {
    this.OR([{ ALT: () => this.CONSUME(words.Only) }, { ALT: () => this.CONSUME(words.Except) }]);
    this.SUBRULE(this.predicate);
  });

  collapse = this.RULE("collapse", () => {
    this.CONSUME(words.Collapse);
    this.CONSUME(words.Repeats);
  });

  keep = this.RULE("keep", () => {
    this.CONSUME(words.Top);
    this.CONSUME(t.NumberText);
  });
}
