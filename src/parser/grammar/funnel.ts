import * as t from "../tokens.js";
import { signs, words } from "../tokens.js";
import { ConditionRules } from "./condition.js";

/** Rules of what a query shows: blocks of aggregations, and funnels. */
export class FunnelRules extends ConditionRules {
  block = this.RULE("block", () => {
    this.CONSUME(signs.OpenBlock);
    this.MANY(() => this.SUBRULE(this.aggregation));
    this.CONSUME(signs.CloseBlock);
  });

  aggregation = this.RULE("aggregation", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.countOf) },
      { ALT: () => this.SUBRULE(this.usersOf) },
      { ALT: () => this.SUBRULE(this.statisticOf) },
      { ALT: () => this.SUBRULE(this.summaryOf) },
    ]);
    this.OPTION(() => {
      this.CONSUME(words.On);
      this.CONSUME(words.Step);
    });
    this.OPTION2(() => {
      this.CONSUME(words.Top);
      this.CONSUME(t.NumberText);
    });
    this.OPTION3(() => {
      this.CONSUME(words.As);
      this.CONSUME(t.StringText);
    });
  });

  countOf = this.RULE("countOf", () => {
    this.CONSUME(words.Count);
    this.OPTION(() => this.SUBRULE(this.ofColumn));
    this.OPTION2(() => this.SUBRULE(this.byColumn));
  });

  usersOf = this.RULE("usersOf", () => {
    this.CONSUME(words.Users);
    this.OPTION(() => this.SUBRULE(this.byColumn));
  });

  statisticOf = this.RULE("statisticOf", () => {
    this.CONSUME(t.Statistic);
    this.SUBRULE(this.ofColumn);
    this.OPTION(() => this.SUBRULE(this.byColumn));
  });

  summaryOf = this.RULE("summaryOf", () => {
    this.CONSUME(words.Summary);
    this.SUBRULE(this.ofColumn);
  });

  ofColumn = this.RULE("ofColumn", () => {
    this.CONSUME(signs.Open);
    this.CONSUME(t.Name);
    this.CONSUME(signs.Close);
  });

  byColumn = this.RULE("byColumn", () => {
    this.CONSUME(words.By);
    this.CONSUME(t.Name);
  });

  funnel = this.RULE("funnel", () => {
    this.CONSUME(words.Funnel);
    this.OPTION(() => this.CONSUME(t.Name));
    this.CONSUME(signs.OpenBlock);
    this.MANY(() => this.SUBRULE(this.funnelItem));
    this.CONSUME(signs.CloseBlock);
  });

  funnelItem = this.RULE("funnelItem", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.step) },
      { ALT: () => this.SUBRULE(this.eachStep) },
      { ALT: () => this.SUBRULE(this.atEnd) },
      { ALT: () => this.SUBRULE(this.without) },
      { ALT: () => this.SUBRULE(this.window) },
      { ALT: () => this.SUBRULE(this.order) },
      { ALT: () => this.SUBRULE(this.ties) },
      { ALT: () => this.SUBRULE(this.repeats) },
      { ALT: () => this.SUBRULE(this.entry) },
      { ALT: () => this.SUBRULE(this.entering) },
      { ALT: () => this.SUBRULE(this.chain) },
      { ALT: () => this.SUBRULE(this.counting) },
      { ALT: () => this.SUBRULE(this.hold) },
      { ALT: () => this.SUBRULE(this.breakdown) },
      { ALT: () => this.SUBRULE(this.trend) },
      { ALT: () => this.SUBRULE(this.durations) },
      { ALT: () => this.SUBRULE(this.preset) },
    ]);
  });

  step = this.RULE("step", () => {
    this.CONSUME(words.Step);
    this.OPTION(() => {
      this.CONSUME(t.Name);
      this.CONSUME(signs.Colon);
    });
    this.SUBRULE(this.predicate);
    this.MANY(() => this.SUBRULE(this.stepClause));
  });

  eachStep = this.RULE("eachStep", () => {
    this.CONSUME(words.Each);
    this.CONSUME(words.Step);
    this.SUBRULE(this.block);
  });

  atEnd = this.RULE("atEnd", () => {
    this.CONSUME(words.At);
    this.CONSUME(words.End);
    this.SUBRULE(this.block);
  });

  chain = this.RULE("chain", () => {
    this.CONSUME(words.Chain);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Earliest) },
        { ALT: () => this.CONSUME(words.Latest) },
        { ALT: () => this.CONSUME(words.Fastest) },
      ],
      ERR_MSG: '"earliest", "latest" or "fastest"',
    });
  });

  counting = this.RULE("counting", () => {
    this.CONSUME(words.Count);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Users) },
        { ALT: () => this.CONSUME(words.Attempts) },
        { ALT: () => this.CONSUME(words.Sessions) },
      ],
      ERR_MSG: '"users", "attempts" or "sessions"',
    });
  });

  breakdown = this.RULE("breakdown", () => {
    this.CONSUME(words.By);
    this.AT_LEAST_ONE_SEP({ SEP: signs.Comma, DEF: () => this.CONSUME(t.Name) });
    this.OPTION(() => {
      this.CONSUME(words.On);
      this.CONSUME2(t.Name);
    });
    this.OPTION2(() => {
      this.CONSUME(words.Top);
      this.CONSUME(t.NumberText);
    });
  });

  trend = this.RULE("trend", () => {
    this.CONSUME(words.Per);
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(words.Hour) },
        { ALT: () => this.CONSUME(words.Day) },
        { ALT: () => this.CONSUME(words.Week) },
        { ALT: () => this.CONSUME(words.Month) },
      ],
      ERR_MSG: '"hour", "day", "week" or "month"',
    });
    this.OPTION(() => {
      this.CONSUME(words.In);
      this.CONSUME(t.StringText);
    });
  });

  durations = this.RULE("durations", () => {
    this.CONSUME(words.Durations);
    this.OPTION(() => {
      this.CONSUME(words.Histogram);
      this.CONSUME(t.NumberText);
    });
  });

  preset = this.RULE("preset", () => {
    this.CONSUME(words.Preset);
    this.CONSUME(t.StringText);
  });
}
