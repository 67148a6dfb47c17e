import type { AggregateResult, DurationResult, FunnelResult, QueryResult } from "../../src/runtime/result.js";
import type { AnswerKind } from "./semantics-file.js";

/** Answers that are given stream by stream, each over a dataset of that stream alone. */
export function isPerStream(kind: AnswerKind): boolean {
  return kind === "level" || kind === "reached" || kind === "pending" || kind === "chain";
}

/** What a stream's answer says after its name. */
export function streamAnswer(kind: AnswerKind, result: QueryResult): string {
  const { steps } = funnelOf(result);
  switch (kind) {
    case "level":
      return String(steps.filter((step) => !step.optional && step.users === 1).length);
    case "reached":
      return steps.map((step) => step.users).join("");
    case "pending": {
      const at = steps.findIndex((step) => step.pending === 1);
      return at < 0 ? "no" : String(at + 1);
    }
    default:
      return steps
        .map((step) => times(step.aggregates?.[0]))
        .map((rows) => rows || "-")
        .join(">");
  }
}

/** An answer about all streams, as files write it down. */
export function wholeAnswer(kind: AnswerKind, result: QueryResult): string {
  switch (kind) {
    case "gives":
      return pairs(result.aggregates[0]).join(" ");
    case "users":
      return keys(result.aggregates[0]).sort().join(" ") || "none";
    case "counts":
      return funnelOf(result)
        .steps.map((step) => step.count)
        .join(" ");
    case "people":
      return funnelOf(result)
        .steps.map((step) => step.users)
        .join(" ");
    case "durations": {
      const { steps, duration } = funnelOf(result);
      const own = steps.flatMap((step, i) => (i === 0 ? [] : `${i + 1}=${durationText(step.duration)}`));
      return [...own, `total=${durationText(duration)}`].join(" ");
    }
    case "breakdown":
      return breakdownText(funnelOf(result));
    default:
      return (funnelOf(result).trend ?? []).map(({ label, counts }) => `${label}=${counts}`).join(" ");
  }
}

function funnelOf(result: QueryResult): FunnelResult {
  const [funnel] = result.funnels;
  if (funnel === undefined) throw new Error("expected a funnel");
  return funnel;
}

function durationText(duration: DurationResult | null): string {
  if (duration === null) throw new Error("expected durations");
  const { count, min, mean, p50, max } = duration;
  return count === 0 ? "0" : [count, min, mean, p50, max].join("/");
}

function breakdownText({ breakdown }: FunnelResult): string {
  if (breakdown === null) throw new Error("expected a breakdown");
  const text = (key: string, counts: readonly number[], pending: readonly number[]) =>
    `${key}=${counts}${pending.some((count) => count > 0) ? `~${pending}` : ""}`;
  const rows = breakdown.rows.map(({ key, counts, pending }) =>
    text(key.join("/") || "null", counts, pending),
  );
  const { other } = breakdown;
  return [...rows, ...(other === null ? [] : [text("other", other.counts, other.pending)])].join(" ");
}

function times(result: AggregateResult | undefined): string {
  return keys(result)
    .sort((a, b) => Number(a) - Number(b))
    .join(",");
}

function pairs(result: AggregateResult | undefined): readonly string[] {
  if (result === undefined) throw new Error("expected an aggregation");
  if (result.value === null || typeof result.value !== "object") return [String(result.value)];
  return result.value.map(([key, value]) => `${key}=${value}`);
}

function keys(result: AggregateResult | undefined): string[] {
  return pairs(result).map((pair) => pair.slice(0, pair.lastIndexOf("=")));
}
