import type { CstNode, IToken } from "chevrotain";
import type { Query } from "./ast.js";
import type { QueryCstNode } from "./cst.js";

/** Comments around what is printed on lines of its own: above it, at the end of its last line, before its closing brace. */
export interface Comments {
  readonly before: string[];
  readonly after: string[];
  readonly closing: string[];
}

/** Comments live beside the tree, keyed by its nodes and lists, so that they are no part of its meaning. */
const attached = new WeakMap<object, Comments>();
const NO_COMMENTS: Comments = { before: [], after: [], closing: [] };

/** The comments of a node or list of a tree that came from a text; of the query itself: head and foot of the text. */
export function commentsOf(key: object): Comments {
  return attached.get(key) ?? NO_COMMENTS;
}

/** Something that is printed on lines of its own, and its extent in the text. */
interface Anchor {
  readonly key: object;
  readonly start: number;
  readonly end: number;
  readonly inner: readonly Anchor[];
}

/** Gives every comment of the text to what it most likely speaks of. */
export function attachComments(
  query: Query,
  tree: QueryCstNode,
  comments: readonly IToken[],
  text: string,
): void {
  if (comments.length === 0) return;
  const whole = { key: query, start: 0, end: text.length, inner: sort(anchorsOf(query, tree)) };
  const firstAnchor = whole.inner[0]?.start ?? text.length;
  for (const comment of comments) {
    const end = comment.startOffset + comment.image.length;
    const isHead = end <= firstAnchor && /\r?\n[^\S\n]*\r?\n/.test(text.slice(end, firstAnchor));
    const entry = isHead ? entryOf(query).before : place(comment.startOffset, whole, text);
    entry.push(comment.image.trimEnd());
  }
}

function entryOf(key: object): Comments {
  const found = attached.get(key) ?? { before: [], after: [], closing: [] };
  attached.set(key, found);
  return found;
}

/** The list of comments, at `offset` inside `scope`, that a comment joins. */
function place(offset: number, scope: Anchor, text: string): string[] {
  const within = scope.inner.find((each) => each.start <= offset && offset < each.end);
  if (within !== undefined)
    return within.inner.length > 0 ? place(offset, within, text) : entryOf(within.key).before;
  const previous = scope.inner.findLast((each) => each.end <= offset);
  if (previous !== undefined && !text.slice(previous.end, offset).includes("\n"))
    return entryOf(previous.key).after;
  const next = scope.inner.find((each) => each.start >= offset);
  return next === undefined ? entryOf(scope.key).closing : entryOf(next.key).before;
}

const sort = (anchors: readonly Anchor[]) => [...anchors].sort((a, b) => a.start - b.start);

function leaf(node: { readonly at: Query["includes"][number]["at"] }): Anchor {
  const { at } = node;
  return at.kind === "text"
    ? { key: node, start: at.start, end: at.end, inner: [] }
    : { ...NOWHERE, key: node };
}
const NOWHERE = { start: 0, end: 0, inner: [] };

function anchorsOf(query: Query, tree: QueryCstNode): Anchor[] {
  const clauses = tree.children.clause ?? [];
  const wheres = query.where === null ? [] : [query.where];
  const conditions = wheres.flatMap((each) =>
    each.kind === "all-of" || each.kind === "any-of" ? each.items : [each],
  );
  const blocks = clauses.flatMap((clause) => clause.children.aggregate ?? []);
  const funnels = clauses.flatMap((clause) => clause.children.funnel ?? []);
  const leaves = [
    query.from,
    query.timeframe,
    query.session,
    ...query.params,
    ...query.includes,
    ...query.defines,
    ...conditions,
    ...query.retentions,
    ...query.paths,
  ];
  return [
    ...leaves.filter((each) => each !== null).map(leaf),
    ...(query.aggregate.length > 0 ? block(query.aggregate, blocks) : []),
    ...query.funnels.map((funnel, i) => {
      const items = funnels[i]?.children.funnelItem ?? [];
      const inner = [
        ...[...funnel.steps, ...funnel.withouts, ...clausesOf(funnel)].map(leaf),
        ...heldAnchor(funnel.hold),
        ...block(
          funnel.eachStep ?? [],
          items.flatMap((item) => item.children.eachStep ?? []),
        ),
        ...block(
          funnel.atEnd ?? [],
          items.flatMap((item) => item.children.atEnd ?? []),
        ),
      ];
      return { ...leaf(funnel), inner: sort(inner) };
    }),
  ];
}

function clausesOf(funnel: Query["funnels"][number]) {
  const { window, sessions, order, ties, repeats, entry, entering } = funnel;
  const { count, choice, by, per, durations, preset } = funnel;
  const chain = [window, sessions, order, ties, repeats, entry, entering];
  return [...chain, count, choice, by, per, durations, preset].filter((each) => each !== null);
}

/** Held columns are one list on one line. */
function heldAnchor(hold: Query["funnels"][number]["hold"]): Anchor[] {
  const [first, last] = [hold[0], hold.at(-1)];
  if (first?.at.kind !== "text" || last?.at.kind !== "text") return [];
  return [{ key: hold, start: first.at.start, end: last.at.end, inner: [] }];
}

/** One block holds its aggregations; of several, which print as one, the aggregations stand alone. */
function block(list: Query["aggregate"], nodes: readonly CstNode[]): Anchor[] {
  const [node] = nodes;
  const inner = list.map(leaf);
  if (node === undefined || nodes.length > 1) return inner;
  const start = node.location?.startOffset ?? 0;
  return [{ key: list, start, end: (node.location?.endOffset ?? start) + 1, inner }];
}
