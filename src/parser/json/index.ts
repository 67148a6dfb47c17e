import type { Query } from "../ast.js";
import type { DocumentJson, OlderDocumentJson } from "./document.js";
import { readDocument } from "./read/document.js";
import { readOlderDocument } from "./read/older.js";
import { readJson } from "./reader.js";
import { isOlderForm } from "./schema/index.js";
import { validateDocument } from "./validate.js";
import { writeDocument } from "./write/document.js";
import { printJson } from "./write/print.js";

/**
 * The syntax tree of a JSON query in any of its forms: Funnel Rocket's, with extensions, or the older one. Nodes and
 * errors carry JSON Pointers, errors of the JSON text itself a place in `file`.
 * Errors: json-*, and those of Funnel Rocket's rules (RELATION, TYPE_MISMATCH of includeZero, SCHEMA), of chains,
 * too-deep, too-many.
 */
export function fromJson(text: string, file: string): Query {
  const { value, digits } = readJson(text, file);
  validateDocument(value);
  // The schema has accepted the value; these types say what the schema says.
  const document = value as DocumentJson | OlderDocumentJson;
  return isOlder(document) ? readOlderDocument(document, digits) : readDocument(document, digits);
}

function isOlder(document: DocumentJson | OlderDocumentJson): document is OlderDocumentJson {
  return isOlderForm(document);
}

/**
 * A query as JSON text of today's form, indented, with a line end. Reading it gives the same tree, apart from places, `form`
 * and `checks`.
 */
export function toJson(query: Query): string {
  return printJson(writeDocument(query));
}
