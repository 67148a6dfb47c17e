import type { ChainSpec } from "../../../src/planner/chain.js";
import { type Choice, inStream, stepsIn } from "./choice.js";
import type { BruteRow } from "./stream.js";

/** What rules look at besides the chosen rows. */
export interface Scene {
  readonly chain: ChainSpec;
  /** Rows that the lane sees, with chosen rows to come. */
  readonly rows: readonly BruteRow[];
  /** Least distance of rows to come under strict ties. */
  readonly grain: number;
}

type Rule = (scene: Scene, choice: Choice) => boolean;

/** Whether a choice keeps every rule, `without` number `except` aside; how many rows `times` asks for is not looked at. */
export function isLegal(scene: Scene, choice: Choice, except: number | null = null): boolean {
  return (
    rules.every((rule) => rule(scene, choice)) &&
    scene.chain.withouts.every((_, index) => index === except || !breaksWithout(scene, choice, index))
  );
}

/** The row that a chain begins with. */
export function firstRow({ chain }: Pick<Scene, "chain">, choice: Choice): BruteRow {
  return chain.order === "any" ? inStream(choice)[0]! : choice[0]![0]!;
}

const last = (rows: readonly BruteRow[]): BruteRow => rows[rows.length - 1]!;
const pairs = <T>(items: readonly T[]): [T, T][] => items.slice(1).map((item, i) => [items[i]!, item]);

const ties: Rule = ({ chain, grain }, choice) => {
  const { ties, order } = chain;
  const rows = order === "any" ? inStream(choice) : choice.flat();
  const isApart = (a: BruteRow, b: BruteRow) =>
    a.isReal || b.isReal ? b.time > a.time : b.time - a.time >= grain;
  if (ties.kind === "strict") return pairs(rows).every(([a, b]) => isApart(a, b));
  if (ties.kind === "by-row") return pairs(rows).every(([a, b]) => b.at > a.at);
  return rows.every((a, i) => rows.slice(i + 1).every((b) => b.time >= a.time - ties.span));
};

const order: Rule = ({ chain, rows }, choice) => {
  if (chain.order !== "contiguous" && chain.order !== "contiguous-steps") return true;
  return pairs(inStream(choice)).every(([a, b]) => {
    const between = rows.filter((row) => row.at > a.at && row.at < b.at);
    if (chain.order === "contiguous") return between.length === 0;
    return !between.some((row) => chain.steps.some((_, step) => row.matches(step)));
  });
};

const window: Rule = (scene, choice) => {
  const { chain } = scene;
  const first = firstRow(scene, choice);
  return choice.flat().every((row) => {
    if (chain.window !== null && row.time - first.time > chain.window) return false;
    return chain.sessions === null || row.session - first.session < chain.sessions;
  });
};

const stepWindows: Rule = ({ chain }, choice) =>
  pairs(stepsIn(choice)).every(([from, to]) => {
    const { within, after } = chain.steps[to]!;
    const wait = Math.max(0, last(choice[to]!).time - last(choice[from]!).time);
    return (within === null || wait <= within) && (after === null || wait >= after);
  });

const repeats: Rule = ({ chain, rows }, choice) => {
  if (chain.repeats === "allowed") return true;
  const end = last(inStream(choice)).at;
  const passed = rows.filter((row) => !choice.flat().includes(row) && row.at < end);
  return stepsIn(choice).every(
    (step) => !passed.some((row) => row.at > last(choice[step]!).at && row.matches(step)),
  );
};

const entry: Rule = (scene, choice) => {
  const first = firstRow(scene, choice);
  if (!first.enters) return false;
  return scene.chain.entry === "best" || scene.rows.find((row) => row.matches(0)) === first;
};

const rules: readonly Rule[] = [ties, order, window, stepWindows, repeats, entry];

/** Whether a row of a `without` lies where it must not. */
export function breaksWithout(scene: Scene, choice: Choice, index: number): boolean {
  const { chain, rows } = scene;
  const { gap } = chain.withouts[index]!;
  const steps = stepsIn(choice);
  const byRow = chain.ties.kind === "by-row";
  const isLater = (a: BruteRow, b: BruteRow) => (byRow ? b.at > a.at : b.time > a.time);
  const forbidden = rows.filter((row) => row.isReal && row.isForbidden(index));
  const before = steps.findLast((step) => step < gap);
  if (gap === chain.steps.length) {
    if (!steps.includes(gap - 1)) return false;
    const end = last(choice[gap - 1]!);
    const first = firstRow(scene, choice);
    return forbidden.some(
      (row) =>
        isLater(end, row) &&
        (chain.window === null || row.time - first.time <= chain.window) &&
        (chain.sessions === null || row.session - first.session < chain.sessions),
    );
  }
  const after = steps.find((step) => step >= gap);
  if (before === undefined || after === undefined) return false;
  const [from, to] = [last(choice[before]!), choice[after]![0]!];
  return forbidden.some((row) => isLater(from, row) && isLater(row, to));
}
