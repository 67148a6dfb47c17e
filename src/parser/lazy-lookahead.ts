import { type ILookaheadStrategy, LLkLookaheadStrategy } from "chevrotain";

/**
 * Chevrotain's lookahead, computed for a place in the grammar when a text first comes to it: a query meets a fifth of
 * them, and all take longer than the rest of the parser's construction.
 */
export class LazyLookahead implements ILookaheadStrategy {
  private readonly strategy: ILookaheadStrategy;

  constructor(maxLookahead: number) {
    this.strategy = new LLkLookaheadStrategy({ maxLookahead });
  }

  validate(...args: Parameters<ILookaheadStrategy["validate"]>) {
    return this.strategy.validate(...args);
  }

  buildLookaheadForAlternation(options: Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0]) {
    const { strategy } = this;
    let choose: ReturnType<ILookaheadStrategy["buildLookaheadForAlternation"]> | null = null;
    // Called with the parser as `this`.
    return function (this: unknown, ...alternatives: Parameters<NonNullable<typeof choose>>) {
      choose ??= strategy.buildLookaheadForAlternation(options);
      return choose.apply(this, alternatives);
    };
  }

  buildLookaheadForOptional(options: Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0]) {
    const { strategy } = this;
    let isNext: ReturnType<ILookaheadStrategy["buildLookaheadForOptional"]> | null = null;
    return function (this: unknown) {
      isNext ??= strategy.buildLookaheadForOptional(options);
      return isNext.apply(this);
    };
  }
}
