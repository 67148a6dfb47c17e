import { fail, type Place } from "../../errors/index.js";
import type { Chain, Chosen, Literal } from "../../parser/ast.js";
import { nearNameHint } from "./near-name.js";
import { type Preset, presets } from "./presets/index.js";

/** The words that decide how chains are matched, with the clause or the preset that said them. */
export interface Switches {
  readonly order: Switch<NonNullable<Chain["order"]>["value"]>;
  readonly ties: Switch<NonNullable<Chain["ties"]>["value"]>;
  readonly repeats: Switch<NonNullable<Chain["repeats"]>["value"]>;
  readonly entry: Switch<NonNullable<Chain["entry"]>["value"]>;
}

interface Switch<T> {
  readonly value: T;
  /** null: the default. */
  readonly at: Place | null;
  /** Follows the clause in messages: ` (preset mixpanel)`, or nothing. */
  readonly origin: string;
}

/** What a chain says itself, then what its preset says, then the defaults. Errors: unknown-preset. */
export function resolveSwitches(chain: Chain, chosen: Chosen<string> | null): Switches {
  const preset = chosen === null ? null : findPreset(chosen);
  const pick = <T>(written: Chosen<T> | null, given: T | undefined, usual: T): Switch<T> => {
    if (written !== null) return { ...written, origin: "" };
    if (chosen === null || preset === null || given === undefined) {
      return { value: usual, at: null, origin: "" };
    }
    return { value: given, at: chosen.at, origin: ` (preset ${preset.name})` };
  };
  const ties = preset?.ties;
  const givenTies = typeof ties === "object" ? { within: milliseconds(ties.withinMs, chosen) } : ties;
  return {
    order: pick(chain.order, preset?.order, "sequential"),
    ties: pick(chain.ties, givenTies, "strict"),
    repeats: pick(chain.repeats, preset?.repeats, "allowed"),
    entry: pick(chain.entry, preset?.entry, "best"),
  };
}

function findPreset({ value, at }: Chosen<string>): Preset {
  const wanted = value.trim().toLowerCase().replace(/\s+/g, " ");
  const found = presets.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const names = presets.map(({ name }) => name);
  const hint = nearNameHint(wanted, names, "the presets are");
  return fail("unknown-preset", { name: value }, { place: at, hint });
}

function milliseconds(value: number, chosen: Chosen<string> | null): Literal {
  const at = chosen?.at ?? fail("internal-error", { what: "a preset without a clause" });
  return { kind: "literal", value: { type: "duration", value }, at };
}
