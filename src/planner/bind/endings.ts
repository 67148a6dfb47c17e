import { fail } from "../../errors/index.js";
import type { Funnel, Without } from "../../parser/ast.js";
import type { ChainSpec } from "../chain.js";
import type { FunnelSpec } from "../funnel.js";

/** A funnel as its steps count it, and the funnels that count what must not happen. */
export interface WithEndings {
  readonly funnel: FunnelSpec;
  readonly endings: readonly FunnelSpec[];
}

/**
 * Takes the entries of `without` out of a bound funnel. An entry counts who converts in the funnel that ends with it; steps count what
 * comes before them, so that an entry behind the last step is no part of that step, and gives the end of the funnel instead.
 * `index`: the funnel's place in the query. Errors: clause-conflict.
 */
export function withEndings({ withouts, count }: Funnel, spec: FunnelSpec, index: number): WithEndings {
  const named = withouts.flatMap((without, at) =>
    without.name === null ? [] : [{ without, at, name: without.name }],
  );
  if (named.length === 0) return { funnel: spec, endings: [] };
  const { chain } = spec;
  const isBehindAll = ({ gap }: Pick<Without, "gap">) => gap === chain.steps.length;
  const endings = named.map(({ without, at, name }): FunnelSpec => {
    if (count?.value === "attempts") refuse(name, "count attempts", without);
    refuseLater(chain, name, without);
    const isEnd = isBehindAll(without) && at === withouts.length - 1;
    return {
      ...spec,
      chain: {
        ...chain,
        steps: chain.steps.slice(0, without.gap),
        withouts: chain.withouts.slice(0, at + 1),
      },
      by: null,
      per: null,
      durations: isEnd ? spec.durations : null,
      atEnd: isEnd ? spec.atEnd : null,
      ending: { of: index, name },
    };
  });
  const isEnded = named.some(({ without }) => isBehindAll(without));
  const kept = chain.withouts.filter((each, at) => !isBehindAll(each) || withouts[at]?.name === null);
  const funnel = { ...spec, chain: { ...chain, withouts: kept }, atEnd: isEnded ? null : spec.atEnd };
  return { funnel, endings };
}

/** Refuses what would make steps before an entry count by what comes behind it. */
function refuseLater(chain: ChainSpec, name: string, without: Without): void {
  const { gap } = without;
  if (chain.order === "contiguous-steps" && gap < chain.steps.length)
    refuse(name, "order contiguous steps", without);
  if (chain.withouts.some((each) => each.scope === "user" && each.gap > gap))
    refuse(name, "for user", without);
  if (chain.hold.some((held) => held.kind === "pair" && Math.max(held.left.step, held.right.step) >= gap))
    refuse(name, "hold of a later step", without);
}

function refuse(name: string, other: string, { at }: Without): never {
  const hint = `"${name}" cannot have an entry of its own here: leave its name out, in JSON put it under "without"`;
  return fail("clause-conflict", { clause: `without ${name}:`, other }, { place: at, hint });
}
