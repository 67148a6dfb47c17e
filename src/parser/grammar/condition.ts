import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";
import { ChainRules } from "./chain.js";

/** Rules of conditions: what `where` asks of a whole user. */
export class ConditionRules extends ChainRules {
  condition = this.RULE("condition", () => {
    this.SUBRULE(this.conditionTerm);
    this.MANY(() => {
      this.CONSUME(words.Or);
      this.SUBRULE2(this.conditionTerm);
    });
  });

  conditionTerm = this.RULE("conditionTerm", () => {
    this.SUBRULE(this.conditionFactor);
    this.MANY(() => {
      this.CONSUME(words.And);
      this.SUBRULE2(this.conditionFactor);
    });
  });

  conditionFactor = this.RULE("conditionFactor", () => {
    this.MANY(() => this.CONSUME(words.Not));
    this.SUBRULE(this.conditionAtom);
  });

  conditionAtom = this.RULE("conditionAtom", () => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(signs.Open);
            this.SUBRULE(this.condition);
            this.CONSUME(signs.Close);
          },
        },
        { ALT: () => this.SUBRULE(this.quantified) },
        { ALT: () => this.SUBRULE(this.counted) },
        { ALT: () => this.SUBRULE(this.measured) },
        { ALT: () => this.SUBRULE(this.sequence) },
        { ALT: () => this.SUBRULE(this.usersIn) },
        { ALT: () => this.SUBRULE(this.barePredicate), IGNORE_AMBIGUITIES: true },
      ],
      ERR_MSG: "a condition (any, none, every, count, sum, min, max, mean, distinct, sequence, users in)",
    });
  });

  quantified = this.RULE("quantified", () => {
    this.CONSUME(t.Quantifier);
    this.CONSUME(signs.Open);
    this.SUBRULE(this.predicate);
    this.CONSUME(signs.Close);
  });

  counted = this.RULE("counted", () => {
    this.CONSUME(words.Count);
    this.CONSUME(signs.Open);
    this.OPTION(() => this.SUBRULE(this.predicate));
    this.CONSUME(signs.Close);
    this.CONSUME(t.CompareOp);
    this.SUBRULE(this.target);
  });

  measured = this.RULE("measured", () => {
    this.CONSUME(t.Measure);
    this.CONSUME(signs.Open);
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(words.Where);
      this.SUBRULE(this.predicate);
    });
    this.CONSUME(signs.Close);
    this.CONSUME(t.CompareOp);
    this.SUBRULE(this.target);
  });

  target = this.RULE("target", () => {
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Parameter) },
        {
          ALT: () => {
            this.OPTION(() => this.CONSUME(signs.Minus));
            this.CONSUME(t.NumberText);
          },
        },
      ],
      ERR_MSG: "a number or a $parameter",
    });
  });

  sequence = this.RULE("sequence", () => {
    this.CONSUME(words.Sequence);
    this.CONSUME(signs.Open);
    this.SUBRULE(this.link);
    this.MANY(() => {
      this.CONSUME(signs.Arrow);
      this.SUBRULE2(this.link);
    });
    this.MANY2(() => {
      this.CONSUME(signs.Comma);
      this.SUBRULE(this.sequenceOption);
    });
    this.CONSUME2(signs.Close);
  });

  link = this.RULE("link", () => {
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.without) },
        {
          ALT: () => {
            this.SUBRULE(this.predicate);
            this.MANY(() => this.SUBRULE(this.stepClause));
          },
        },
      ],
      ERR_MSG: "a predicate",
    });
  });

  sequenceOption = this.RULE("sequenceOption", () => {
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.window) },
        { ALT: () => this.SUBRULE(this.order) },
        { ALT: () => this.SUBRULE(this.ties) },
        { ALT: () => this.SUBRULE(this.repeats) },
        { ALT: () => this.SUBRULE(this.hold) },
        { ALT: () => this.SUBRULE(this.entry) },
        { ALT: () => this.SUBRULE(this.entering) },
      ],
      ERR_MSG: "an option of the sequence (window, order, ties, repeats, hold, entry, entering)",
    });
  });

  usersIn = this.RULE("usersIn", () => {
    this.CONSUME(words.Users);
    this.OPTION(() => this.CONSUME(words.Not));
    this.CONSUME(words.In);
    this.CONSUME(t.StringText);
  });

  /** A predicate where a condition should stand: accepted here so that it can be refused with advice. */
  barePredicate = this.RULE("barePredicate", () => {
    this.SUBRULE(this.comparison);
  });
}
