import type { TokenType } from "chevrotain";
import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";
import { ExpressionRules } from "./expression.js";

const { Window, Order, Ties, Repeats, Hold, Entry, Entering } = words;
const OPTIONS: ReadonlySet<TokenType> = new Set([Window, Order, Ties, Repeats, Hold, Entry, Entering]);

/** Rules of what shapes a chain of steps, in funnels and sequences alike. */
export class ChainRules extends ExpressionRules {
  stepClause = this.RULE("stepClause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.within) },
      { ALT: () => this.SUBRULE(this.after) },
      { ALT: () => this.SUBRULE(this.optional) },
      { ALT: () => this.SUBRULE(this.times) },
    ]);
  });

  within = this.RULE("within", () => {
    this.CONSUME(words.Within);
    this.SUBRULE(this.span);
  });

  after = this.RULE("after", () => {
    this.CONSUME(words.After);
    this.SUBRULE(this.span);
  });

  optional = this.RULE("optional", () => {
    this.CONSUME(words.Optional);
  });

  times = this.RULE("times", () => {
    this.CONSUME(words.Times);
    this.CONSUME(t.NumberText);
    this.OPTION(() => {
      this.CONSUME(signs.DotDot);
      this.OPTION2(() => this.CONSUME2(t.NumberText));
    });
  });

  without = this.RULE("without", () => {
    this.CONSUME(words.Without);
    this.OPTION(() => {
      this.CONSUME(t.Name);
      this.CONSUME(signs.Colon);
    });
    this.SUBRULE(this.predicate);
    this.OPTION2(() => {
      this.CONSUME(words.For);
      this.OR({
        DEF: [{ ALT: () => this.CONSUME(words.Attempt) }, { ALT: () => this.CONSUME(words.User) }],
        ERR_MSG: '"attempt" or "user"',
      });
    });
  });

  window = this.RULE("window", () => {
    this.CONSUME(words.Window);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Session) },
        {
          ALT: () => {
            this.CONSUME(t.NumberText);
            this.OR2([
              { ALT: () => this.CONSUME(words.Sessions) },
              { ALT: () => this.CONSUME2(words.Session) },
            ]);
          },
        },
        { ALT: () => this.SUBRULE(this.span) },
      ],
      ERR_MSG: 'a duration, "session" or a number of sessions',
    });
  });

  order = this.RULE("order", () => {
    this.CONSUME(words.Order);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Sequential) },
        {
          ALT: () => {
            this.CONSUME(words.Contiguous);
            this.OPTION(() => this.CONSUME(words.Steps));
          },
        },
        { ALT: () => this.CONSUME(words.Any) },
      ],
      ERR_MSG: '"sequential", "contiguous", "contiguous steps" or "any"',
    });
  });

  ties = this.RULE("ties", () => {
    this.CONSUME(words.Ties);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Strict) },
        {
          ALT: () => {
            this.CONSUME(words.By);
            this.CONSUME(words.Row);
          },
        },
        { ALT: () => this.SUBRULE(this.within) },
      ],
      ERR_MSG: '"strict", "by row" or "within"',
    });
  });

  repeats = this.RULE("repeats", () => {
    this.CONSUME(words.Repeats);
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(words.Allowed) }, { ALT: () => this.CONSUME(words.Break) }],
      ERR_MSG: '"allowed" or "break"',
    });
  });

  entry = this.RULE("entry", () => {
    this.CONSUME(words.Entry);
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(words.Best) }, { ALT: () => this.CONSUME(words.First) }],
      ERR_MSG: '"best" or "first"',
    });
  });

  entering = this.RULE("entering", () => {
    this.CONSUME(words.Entering);
    this.SUBRULE(this.range);
  });

  hold = this.RULE("hold", () => {
    this.CONSUME(words.Hold);
    this.SUBRULE(this.held);
    this.MANY({
      // In a sequence a comma may also stand before the next option.
      GATE: () => !OPTIONS.has(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(signs.Comma);
        this.SUBRULE2(this.held);
      },
    });
  });

  held = this.RULE("held", () => {
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(signs.AtSign);
      this.CONSUME2(t.Name);
      this.CONSUME(signs.Assign);
      this.CONSUME3(t.Name);
      this.CONSUME2(signs.AtSign);
      this.CONSUME4(t.Name);
    });
  });

  /** A length of time; a bare number is in the dataset's time unit. */
  span = this.RULE("span", () => {
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.Parameter) }, { ALT: () => this.SUBRULE(this.quantity) }],
      ERR_MSG: "a duration",
    });
  });

  range = this.RULE("range", () => {
    this.OPTION(() => this.SUBRULE(this.bound));
    this.CONSUME(signs.DotDot);
    this.OPTION2(() => this.SUBRULE2(this.bound));
  });

  /** A point in time; a bare number is in the dataset's time unit. */
  bound = this.RULE("bound", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Parameter) },
      { ALT: () => this.CONSUME(t.Instant) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(signs.Minus));
          this.CONSUME(t.NumberText);
        },
      },
    ]);
  });
}
