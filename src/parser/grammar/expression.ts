import { CstParser } from "chevrotain";
import { LazyLookahead } from "../lazy-lookahead.js";
import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";

const MOST_LOOKAHEAD = 3;
const VALUE = "a column or a value";

/** Rules of values and predicates, from the loosest binding to the tightest. */
export class ExpressionRules extends CstParser {
  constructor(
    errorMessageProvider: NonNullable<ConstructorParameters<typeof CstParser>[1]>["errorMessageProvider"],
  ) {
    // Made without messages for tests and generated files, the grammar is checked; readers of queries need not do it again.
    const provider =
      errorMessageProvider === undefined
        ? {}
        : {
            errorMessageProvider,
            skipValidations: true,
            lookaheadStrategy: new LazyLookahead(MOST_LOOKAHEAD),
          };
    super(t.tokens, { maxLookahead: MOST_LOOKAHEAD, nodeLocationTracking: "onlyOffset", ...provider });
  }

  predicate = this.RULE("predicate", () => {
    this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(words.Or);
      this.SUBRULE2(this.conjunction);
    });
  });

  conjunction = this.RULE("conjunction", () => {
    this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(words.And);
      this.SUBRULE2(this.negation);
    });
  });

  negation = this.RULE("negation", () => {
    this.MANY(() => this.CONSUME(words.Not));
    this.SUBRULE(this.comparison);
  });

  comparison = this.RULE("comparison", () => {
    this.SUBRULE(this.operand);
    this.OPTION(() => this.SUBRULE(this.test));
  });

  /** What is asked of the operand before it. */
  test = this.RULE("test", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.CompareOp);
          this.SUBRULE(this.operand);
        },
      },
      {
        ALT: () => {
          this.CONSUME(words.Is);
          this.OPTION(() => this.CONSUME(words.Not));
          this.CONSUME(words.Null);
        },
      },
      {
        ALT: () => {
          this.CONSUME(words.Has);
          this.OPTION2(() =>
            this.OR2([
              { ALT: () => this.CONSUME(words.Any) }, //
              { ALT: () => this.CONSUME(words.All) },
            ]),
          );
          this.SUBRULE(this.list);
        },
      },
      {
        ALT: () => {
          this.OPTION3(() => this.CONSUME2(words.Not));
          this.OR3({
            DEF: [
              { ALT: () => this.SUBRULE(this.membership) },
              { ALT: () => this.SUBRULE(this.interval) },
              { ALT: () => this.SUBRULE(this.textTest) },
            ],
            ERR_MSG: '"in", "between", "contains", "starts with", "ends with", "matches" or "like"',
          });
        },
      },
    ]);
  });

  membership = this.RULE("membership", () => {
    this.CONSUME(words.In);
    this.SUBRULE(this.list);
  });

  interval = this.RULE("interval", () => {
    this.CONSUME(words.Between);
    this.SUBRULE(this.operand);
    this.CONSUME(words.And);
    this.SUBRULE2(this.operand);
  });

  textTest = this.RULE("textTest", () => {
    this.OR([
      { ALT: () => this.CONSUME(words.Contains) },
      {
        ALT: () => {
          this.CONSUME(words.Starts);
          this.CONSUME(words.With);
        },
      },
      {
        ALT: () => {
          this.CONSUME(words.Ends);
          this.CONSUME2(words.With);
        },
      },
      { ALT: () => this.CONSUME(words.Matches) },
      { ALT: () => this.CONSUME(words.Like) },
    ]);
    this.OR2({
      DEF: [
        { ALT: () => this.CONSUME(t.StringText) }, //
        { ALT: () => this.CONSUME(t.Parameter) },
      ],
      ERR_MSG: "a string or a $parameter",
    });
    this.OPTION(() => this.CONSUME(words.IgnoreCase));
  });

  operand = this.RULE("operand", () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.CONSUME(t.AdditiveOp);
      this.SUBRULE2(this.product);
    });
  });

  product = this.RULE("product", () => {
    this.SUBRULE(this.factor);
    this.MANY(() => {
      this.CONSUME(t.FactorOp);
      this.SUBRULE2(this.factor);
    });
  });

  factor = this.RULE("factor", () => {
    this.MANY(() => this.CONSUME(signs.Minus));
    this.SUBRULE(this.primary);
  });

  primary = this.RULE("primary", () => {
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.quantity) },
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.CONSUME(words.Null) },
        { ALT: () => this.CONSUME(t.Parameter) },
        {
          ALT: () => {
            this.CONSUME(signs.Open);
            this.SUBRULE(this.predicate);
            this.CONSUME(signs.Close);
          },
        },
        { ALT: () => this.SUBRULE(this.reference) },
      ],
      ERR_MSG: VALUE,
    });
  });

  /** A column, a definition, or a call of a function with an optional time zone. */
  reference = this.RULE("reference", () => {
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(signs.Open);
      this.SUBRULE(this.operand);
      this.OPTION2(() => {
        this.CONSUME(signs.Comma);
        this.CONSUME(t.StringText);
      });
      this.CONSUME(signs.Close);
    });
  });

  list = this.RULE("list", () => {
    this.CONSUME(signs.Open);
    this.AT_LEAST_ONE_SEP({ SEP: signs.Comma, DEF: () => this.SUBRULE(this.constant), ERR_MSG: "a value" });
    this.CONSUME(signs.Close);
  });

  /** What stands where only a value known before the data is read may stand. */
  constant = this.RULE("constant", () => {
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.Parameter) }, { ALT: () => this.SUBRULE(this.value) }],
      ERR_MSG: "a value",
    });
  });

  value = this.RULE("value", () => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.OPTION(() => this.CONSUME(signs.Minus));
            this.SUBRULE(this.quantity);
          },
        },
        { ALT: () => this.SUBRULE(this.literal) },
      ],
      ERR_MSG: "a value",
    });
  });

  quantity = this.RULE("quantity", () => {
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.NumberText) }, { ALT: () => this.CONSUME(t.Duration) }],
      ERR_MSG: "a number or a duration",
    });
  });

  literal = this.RULE("literal", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.StringText) },
      { ALT: () => this.CONSUME(t.Instant) },
      { ALT: () => this.CONSUME(words.True) },
      { ALT: () => this.CONSUME(words.False) },
    ]);
  });
}
