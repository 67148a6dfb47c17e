import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";
import { FunnelRules } from "./funnel.js";

/** Rules of `retention`: who comes back, and when. */
export class RetentionRules extends FunnelRules {
  retention = this.RULE("retention", () => {
    this.CONSUME(words.Retention);
    this.OPTION(() => this.CONSUME(t.Name));
    this.CONSUME(signs.OpenBlock);
    this.MANY(() => this.SUBRULE(this.retentionItem));
    this.CONSUME(signs.CloseBlock);
  });

  retentionItem = this.RULE("retentionItem", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.start) },
      { ALT: () => this.SUBRULE(this.comeback) },
      { ALT: () => this.SUBRULE(this.calendar) },
      { ALT: () => this.SUBRULE(this.every) },
      { ALT: () => this.SUBRULE(this.buckets) },
      { ALT: () => this.SUBRULE(this.mode) },
      { ALT: () => this.SUBRULE(this.cohort) },
      { ALT: () => this.SUBRULE(this.byTop) },
    ]);
  });

  start = this.RULE("start", () => {
    this.CONSUME(words.Start);
    this.SUBRULE(this.predicate);
  });

  comeback = this.RULE("comeback", () => {
    this.CONSUME(words.Return);
    this.SUBRULE(this.predicate);
  });

  calendar = this.RULE("calendar", () => {
    this.CONSUME(words.Per);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Day) },
        { ALT: () => this.CONSUME(words.Week) },
        { ALT: () => this.CONSUME(words.Month) },
      ],
      ERR_MSG: '"day", "week" or "month"',
    });
    this.OPTION(() => {
      this.CONSUME(words.In);
      this.CONSUME(t.StringText);
    });
  });

  every = this.RULE("every", () => {
    this.CONSUME(words.Every);
    this.SUBRULE(this.span);
  });

  buckets = this.RULE("buckets", () => {
    this.CONSUME(words.Buckets);
    this.CONSUME(t.NumberText);
  });

  mode = this.RULE("mode", () => {
    this.CONSUME(words.Kind);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Exact) },
        { ALT: () => this.CONSUME(words.Rolling) },
        {
          ALT: () => {
            this.CONSUME(words.Bracket);
            this.AT_LEAST_ONE_SEP({
              SEP: signs.Comma,
              DEF: () => this.SUBRULE(this.periods),
              ERR_MSG: "periods such as 1..3",
            });
          },
        },
      ],
      ERR_MSG: '"exact", "rolling" or "bracket"',
    });
  });

  /** Periods from the first to the second, both counted; without a second, all later ones. */
  periods = this.RULE("periods", () => {
    this.CONSUME(t.NumberText);
    this.OPTION(() => {
      this.CONSUME(signs.DotDot);
      this.OPTION2(() => this.CONSUME2(t.NumberText));
    });
  });

  cohort = this.RULE("cohort", () => {
    this.CONSUME(words.Cohort);
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.OR2([{ ALT: () => this.CONSUME(words.First) }, { ALT: () => this.CONSUME(words.Each) }]);
            this.OPTION(() => this.SUBRULE(this.calendar));
          },
        },
        { ALT: () => this.SUBRULE2(this.calendar) },
      ],
      ERR_MSG: '"first", "each" or "per"',
    });
  });

  byTop = this.RULE("byTop", () => {
    this.CONSUME(words.By);
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(words.Top);
      this.CONSUME(t.NumberText);
    });
  });
}
