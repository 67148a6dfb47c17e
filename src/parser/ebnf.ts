import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from "chevrotain";
import { Name, tokens } from "./tokens.js";

const WIDTH = 110;
const REFUSED = "barePredicate";

const LEXICAL = `(* Words in any case. A word that begins a funnel item or a step clause, a top-level word and the words of
   predicates are reserved; every other word is a NAME where the grammar does not expect it. *)
NAME      = letter { letter | digit } | "\`" { character | "\`\`" } "\`" ;
STRING    = '"' { character | escape } '"' | "'" { character | escape } "'" ;
PARAMETER = "$" NAME ;
NUMBER    = digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ] ;
DURATION  = digits unit { digits unit } | NUMBER "ms" ;            unit = "ms" | "s" | "m" | "h" | "d" | "w" ;
INSTANT   = date [ "T" hours ":" minutes [ ":" seconds [ "." digits ] ] [ zone ] ] ;
(* Comments: // and # to the end of the line, and from slash star to star slash, not nested. *)
`;

/** The grammar as EBNF text, printed from the parser's own productions. */
export function printEbnf(productions: Record<string, Rule>): string {
  const order = new Set<string>();
  visit("query", productions, order);
  const rules = [...order].flatMap((name) => productions[name] ?? []);
  return `${rules.map(printRule).join("")}\n${LEXICAL}`;
}

/** Rules in the order in which a reader meets them. */
function visit(name: string, productions: Record<string, Rule>, order: Set<string>): void {
  if (order.has(name) || name === REFUSED) return;
  order.add(name);
  for (const next of mentioned(productions[name]?.definition ?? [])) visit(next, productions, order);
}

function mentioned(definition: readonly IProduction[]): string[] {
  return definition.flatMap((node) => {
    if (node instanceof NonTerminal) return [node.nonTerminalName];
    const inner: unknown = "definition" in node ? node.definition : [];
    return Array.isArray(inner) ? mentioned(inner) : [];
  });
}

function printRule(rule: Rule): string {
  const line = `${rule.name} = ${printAlone(rule.definition)} ;\n`;
  if (line.length <= WIDTH) return line;
  const [only] = rule.definition;
  if (rule.definition.length !== 1 || !(only instanceof Alternation)) return line;
  const indent = " ".repeat(rule.name.length);
  return `${rule.name} = ${alternatives(only).join(`\n${indent} | `)} ;\n`;
}

function printSequence(definition: readonly IProduction[]): string {
  return definition.map(print).join(" ");
}

/** As `printSequence`, without parentheses around a choice that stands alone. */
function printAlone(definition: readonly IProduction[]): string {
  const [only] = definition;
  const isChoice = definition.length === 1 && only instanceof Alternation;
  return isChoice ? alternatives(only).join(" | ") : printSequence(definition);
}

function alternatives(node: Alternation): string[] {
  return node.definition.map(print).filter((text) => text !== REFUSED);
}

function print(node: IProduction): string {
  if (node instanceof NonTerminal) return node.nonTerminalName;
  if (node instanceof Terminal) return printToken(node.terminalType);
  if (node instanceof Alternation) return `( ${alternatives(node).join(" | ")} )`;
  if (node instanceof Alternative) return printSequence(node.definition);
  if (node instanceof Option) return `[ ${printAlone(node.definition)} ]`;
  if (node instanceof Repetition) return `{ ${printAlone(node.definition)} }`;
  if (node instanceof RepetitionMandatory) {
    return `${printSequence(node.definition)} { ${printSequence(node.definition)} }`;
  }
  if (node instanceof RepetitionWithSeparator || node instanceof RepetitionMandatoryWithSeparator) {
    const item = printSequence(node.definition);
    const many = `${item} { ${printToken(node.separator)} ${item} }`;
    return node instanceof RepetitionWithSeparator ? `[ ${many} ]` : many;
  }
  return "";
}

/** A category stands for its members, a word or a sign for itself, a value for its lexical rule. */
function printToken(token: TokenType): string {
  if (token === Name) return "NAME";
  const members = tokens.filter((each) => each.CATEGORIES?.includes(token));
  if (members.length > 0) return `( ${members.map(printToken).join(" | ")} )`;
  return token.LABEL?.startsWith('"') ? token.LABEL : token.name.toUpperCase();
}
