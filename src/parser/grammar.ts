import type { IParserErrorMessageProvider } from "chevrotain";
import { PathsRules } from "./grammar/paths.js";
import * as t from "./tokens.js";
import { signs, words } from "./tokens.js";

/** The grammar of `.funnel` texts: recognises, keeps a concrete syntax tree, and acts on nothing. */
export class QueryParser extends PathsRules {
  query = this.RULE("query", () => {
    this.MANY(() => this.SUBRULE(this.clause));
  });

  clause = this.RULE("clause", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.from) },
      { ALT: () => this.SUBRULE(this.timeframe) },
      { ALT: () => this.SUBRULE(this.session) },
      { ALT: () => this.SUBRULE(this.param) },
      { ALT: () => this.SUBRULE(this.include) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.where) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.funnel) },
      { ALT: () => this.SUBRULE(this.retention) },
      { ALT: () => this.SUBRULE(this.paths) },
    ]);
  });

  from = this.RULE("from", () => {
    this.CONSUME(words.From);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Name) },
        {
          ALT: () => {
            this.CONSUME(t.StringText);
            this.OPTION(() => this.SUBRULE(this.layout));
          },
        },
      ],
      ERR_MSG: "the name or the path of a dataset",
    });
  });

  /** Which columns of the files at a path are what. */
  layout = this.RULE("layout", () => {
    this.CONSUME(words.Users);
    this.CONSUME(t.Name);
    this.CONSUME(words.Time);
    this.CONSUME2(t.Name);
    this.OPTION(() => {
      this.CONSUME(words.In);
      this.SUBRULE(this.unit);
    });
    this.OPTION2(() => {
      this.CONSUME(words.Order);
      this.SUBRULE(this.columns);
    });
  });

  unit = this.RULE("unit", () => {
    this.CONSUME(t.Name);
  });

  columns = this.RULE("columns", () => {
    this.AT_LEAST_ONE_SEP({ SEP: signs.Comma, DEF: () => this.CONSUME(t.Name), ERR_MSG: "a name" });
  });

  timeframe = this.RULE("timeframe", () => {
    this.CONSUME(words.Timeframe);
    this.SUBRULE(this.range);
  });

  session = this.RULE("session", () => {
    this.CONSUME(words.Session);
    this.CONSUME(words.Gap);
    this.SUBRULE(this.span);
  });

  param = this.RULE("param", () => {
    this.CONSUME(words.Param);
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(signs.Assign);
      this.SUBRULE(this.value);
    });
  });

  include = this.RULE("include", () => {
    this.CONSUME(words.Include);
    this.CONSUME(t.StringText);
  });

  define = this.RULE("define", () => {
    this.CONSUME(words.Define);
    this.CONSUME(t.Name);
    this.CONSUME(signs.Assign);
    this.SUBRULE(this.predicate);
  });

  where = this.RULE("where", () => {
    this.CONSUME(words.Where);
    this.SUBRULE(this.condition);
  });

  aggregate = this.RULE("aggregate", () => {
    this.CONSUME(words.Aggregate);
    this.SUBRULE(this.block);
  });

  constructor(errorMessageProvider?: IParserErrorMessageProvider) {
    super(errorMessageProvider);
    this.performSelfAnalysis();
  }
}
