/**
 * The text format of `.ftest` files. A case is a line `case REASON`, streams as `eventLog` reads them, and questions:
 *
 *     case a tie in time never serves two steps
 *     u1: a@0 b@0
 *     u2: a@0 b@1
 *     funnel a > b
 *     level u1=1 u2=2
 *
 * A question is query text up to a line with its answer. `funnel a > [n >= 2] within 5 > without x > b | window 10` is short for a funnel
 * whose steps are events by name or predicates in brackets, with their clauses, and further items behind bars; `aggregate X` for one
 * aggregation; other lines stand as they are. `data end 10` and `unit s` tell of the data of a case. Lines that begin with `#` are remarks.
 *
 * Answers about every stream: `level u1=1 u2=2` (required steps reached), `reached u1=101` (which steps), `pending u1=2 u2=no` (number of the
 * step), `chain u1=0>5,6>-` (times of the rows that serve each step in the chain that counts). About all: `users u1 u2` or `users none` (who was
 * picked), `gives 5` or `gives p=3 q=null` (the aggregation, in rank order), `counts 2 1` (units per step), `people 1 1` (users per step),
 * `durations 2=1/5/5/5/5 total=0` (count, min, mean, median, max), `breakdown p=2,1 null=1,0~0,1 other=1,0` (counts, pending if any),
 * `trend 1970-01-01=1,1`.
 */
export interface SemanticsCase {
  readonly line: number;
  readonly reason: string;
  readonly log: string;
  /** Last time of the data, where it is later than every row. */
  readonly end: bigint | null;
  readonly unit: "s" | "ms" | null;
  readonly questions: readonly Question[];
}

export type AnswerKind = (typeof ANSWERS)[number];

export interface Question {
  readonly line: number;
  /** Query text; the answer's kind says what was added to it so that it can be read off. */
  readonly query: string;
  readonly kind: AnswerKind;
  readonly answer: string;
}

const ANSWERS = [
  "level",
  "reached",
  "pending",
  "chain",
  "users",
  "gives",
  "counts",
  "people",
  "durations",
  "breakdown",
  "trend",
] as const;

/** Reads a file; throws on a line that fits nowhere. */
export function parseSemantics(text: string): readonly SemanticsCase[] {
  const cases: (Omit<SemanticsCase, "questions"> & { log: string; questions: Question[] })[] = [];
  let query: string[] = [];
  text.split("\n").forEach((raw, index) => {
    const line = index + 1;
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) return;
    const [, word = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(content) ?? [];
    if (word === "case") {
      if (query.length > 0) throw new Error(`line ${line}: expected an answer before the next case`);
      cases.push({ line, reason: rest, log: "", end: null, unit: null, questions: [] });
      return;
    }
    const current = cases.at(-1);
    if (current === undefined) throw new Error(`line ${line}: expected "case", found "${content}"`);
    const end = /^data end (-?\d+)$/.exec(content)?.[1];
    const unit = /^unit (s|ms)$/.exec(content)?.[1];
    const kind = ANSWERS.find((known) => known === word);
    if (end !== undefined) cases[cases.length - 1] = { ...current, end: BigInt(end) };
    else if (unit === "s" || unit === "ms") cases[cases.length - 1] = { ...current, unit };
    else if (/^[\w-]+:/.test(content)) current.log += `${content}\n`;
    else if (kind !== undefined) {
      current.questions.push({ line, query: queryText(query, kind), kind, answer: rest });
      query = [];
    } else query.push(content);
  });
  if (query.length > 0) throw new Error("expected an answer at the end of the file");
  return cases;
}

const USERS_BY_ID = "users by user top 1000";

/** What is added to each step of a short funnel, so that the answer can be read off. */
const STEP_BLOCKS: Partial<Record<AnswerKind, string>> = {
  level: ` each step { ${USERS_BY_ID} }`,
  reached: ` each step { ${USERS_BY_ID} }`,
  chain: " each step { count by time on step top 1000 }",
};

function queryText(lines: readonly string[], kind: AnswerKind): string {
  const text = lines.map((line) => longForm(line, STEP_BLOCKS[kind] ?? ""));
  if (kind === "users") text.push(`aggregate { ${USERS_BY_ID} }`);
  return text.join("\n");
}

function longForm(line: string, stepBlock: string): string {
  const [, word, rest = ""] = /^(funnel|aggregate) ([^{]*)$/.exec(line) ?? [];
  if (word === "aggregate") return `aggregate { ${rest} }`;
  if (word !== "funnel") return line;
  const [links = "", ...items] = rest.split("|").map((part) => part.trim());
  const steps = [...links.matchAll(/(?:\[[^\]]*\]|[^>[])+/g)].map(([link]) => longLink(link.trim()));
  return `funnel { ${[...steps, ...items].join(" ")}${stepBlock} }`;
}

/** `b times 2`, `[n > 2] optional` or `without x for user`. */
function longLink(link: string): string {
  const [, without, predicate, event = "", clauses = ""] =
    /^(without )?(?:\[([^\]]*)\]|(\w+))(.*)$/.exec(link) ?? [];
  const what = predicate ?? `event == "${event}"`;
  return `${without === undefined ? "step" : "without"} ${what}${clauses}`;
}
