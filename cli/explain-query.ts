import { type Compiled, compile, type Runnable } from "../src/api/compile.js";
import { explainReads, explainSections, explainStrategy, type Section } from "../src/api/explain.js";
import { runCompiled } from "../src/api/run-compiled.js";
import { planDataset, readPlan } from "../src/api/stored-plan.js";
import { readConfig } from "../src/config.js";
import { printPhysical, serializePlan } from "../src/planner/index.js";
import { kernelText } from "../src/runtime/kernel-text.js";
import type { RunStats } from "../src/runtime/report.js";
import type { Context } from "./context.js";
import { analysisLines } from "./format/analysis.js";
import type { QueryInput } from "./query-input.js";
import { type QueryFlags, toQueryOptions } from "./query-options.js";

/** The explanation as text, or as JSON when the command was asked for it. */
export async function explainQuery(
  input: QueryInput,
  flags: QueryFlags & {
    readonly kernel?: boolean;
    readonly analyze?: boolean;
    readonly threads?: number;
    readonly store?: boolean;
  },
  context: Context,
): Promise<string> {
  const options = toQueryOptions(flags, input, context);
  const stored = readPlan(input.text);
  const compiled = stored === null ? await compile(input.text, options) : await planDataset(stored, options);
  const sections: Section[] = isCompiled(compiled)
    ? [...explainSections(compiled)]
    : [{ title: "physical plan", text: printPhysical(compiled.physical) }];
  sections.push(explainStrategy(compiled), await explainReads(compiled));
  if (flags.kernel) sections.push({ title: "kernel", text: kernelText(compiled.physical) });
  const answer = flags.analyze
    ? await runCompiled(
        compiled,
        { threads: flags.threads, store: flags.store, signal: context.io.signal },
        readConfig(context.io.env),
      )
    : null;
  if (context.json) return explainJson(sections, serializePlan(compiled.physical), answer?.stats ?? null);
  const blocks = sections.map(({ title, text }) => `${context.style.strong(title)}\n${indent(text)}`);
  if (answer !== null) blocks.push(analysisLines(answer.stats, context.width, context.style).join("\n"));
  return blocks.join("\n\n");
}

/** A stored plan has no logical plan any more. */
function isCompiled(plan: Runnable): plan is Compiled {
  return "logical" in plan;
}

function explainJson(sections: readonly Section[], plan: string, stats: RunStats | null): string {
  const explanation = sections.map(({ title, text }) => ({ title, text }));
  const physical: unknown = JSON.parse(plan);
  return JSON.stringify(
    { success: true, explanation, physical, ...(stats === null ? {} : { stats }) },
    null,
    2,
  );
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "  ");
}
