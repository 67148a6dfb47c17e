/**
 * The text format of `.ftest` files. A case is a line `case REASON`, streams as `eventLog` reads them, and questions:
 *
 *     case a tie in time never serves two steps
 *     u1: a@0 b@0
 *     u2: a@0 b@1
 *     funnel a > b
 *     level u1=1 u2=2
 *
 * A question is query text up to a line with its answer. `funnel a > [n >= 2]` is short for a funnel whose steps are events
 * by name or predicates in brackets, `aggregate X` for one aggregation; other lines stand as they are.
 * Answers: `level u1=1 u2=2` (steps reached, one entry for every stream), `users u1 u2` or `users none` (who was picked),
 * `gives 5` or `gives p=3 q=null` (the aggregation, in rank order). Lines that begin with `#` are remarks.
 */
export interface SemanticsCase {
  readonly line: number;
  readonly reason: string;
  readonly log: string;
  readonly questions: readonly Question[];
}

export interface Question {
  readonly line: number;
  /** Query text; the answer's kind says what was added to it so that it can be read off. */
  readonly query: string;
  readonly kind: "level" | "users" | "gives";
  readonly answer: string;
}

/** Reads a file; throws on a line that fits nowhere. */
export function parseSemantics(text: string): readonly SemanticsCase[] {
  const cases: { line: number; reason: string; log: string; questions: Question[] }[] = [];
  let query: string[] = [];
  text.split("\n").forEach((raw, index) => {
    const line = index + 1;
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) return;
    const [, word = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(content) ?? [];
    if (word === "case") {
      if (query.length > 0) throw new Error(`line ${line}: expected an answer before the next case`);
      cases.push({ line, reason: rest, log: "", questions: [] });
      return;
    }
    const current = cases.at(-1);
    if (current === undefined) throw new Error(`line ${line}: expected "case", found "${content}"`);
    if (/^[\w-]+:/.test(content)) current.log += `${content}\n`;
    else if (word === "level" || word === "users" || word === "gives") {
      current.questions.push({ line, query: queryText(query, word), kind: word, answer: rest });
      query = [];
    } else query.push(content);
  });
  if (query.length > 0) throw new Error("expected an answer at the end of the file");
  return cases;
}

const USERS_BY_ID = "users by user top 1000";

function queryText(lines: readonly string[], kind: Question["kind"]): string {
  const text = lines.map(longForm);
  if (kind === "users") text.push(`aggregate { ${USERS_BY_ID} }`);
  return text.join("\n");
}

function longForm(line: string): string {
  const [, word, rest = ""] = /^(funnel|aggregate) ([^{]*)$/.exec(line) ?? [];
  if (word === "aggregate") return `aggregate { ${rest} }`;
  if (word !== "funnel") return line;
  const steps = [...rest.matchAll(/\[([^\]]*)\]|(\w+)/g)].map(([, predicate, event]) =>
    predicate === undefined ? `step event == "${event}"` : `step ${predicate}`,
  );
  return `funnel { ${steps.join(" ")} each step { ${USERS_BY_ID} } }`;
}
