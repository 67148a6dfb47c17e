import type { SchemaElement, SchemaTree } from "hyparquet/src/types.js";
import type { ColumnInfo, DataType } from "../../types.js";
import { type Leaf, leafType } from "./physical.js";

/** A usable column of a file. */
export interface FileColumn extends ColumnInfo {
  readonly leaf: Leaf;
  /** Position of its chunk in every row group. */
  readonly chunk: number;
  /** Schema elements from the column down to its leaf: one for a scalar, two or three for a list. */
  readonly elements: readonly SchemaElement[];
}

/** What a file's schema offers: columns in file order, and those that queries cannot use with their type's name. */
export interface FileSchema {
  readonly columns: readonly FileColumn[];
  readonly unsupported: readonly { readonly name: string; readonly type: string }[];
}

/** Reads a schema tree. Of columns with one name the first is used. */
export function readSchema(root: SchemaTree): FileSchema {
  const columns: FileColumn[] = [];
  const unsupported: { name: string; type: string }[] = [];
  const seen = new Set<string>();
  let chunk = 0;
  for (const child of root.children) {
    const { name } = child.element;
    const shape = seen.has(name) ? "column of an earlier name" : columnShape(child);
    if (typeof shape === "string") unsupported.push({ name, type: shape });
    else columns.push({ name, nullable: isNullable(child), chunk, ...shape });
    seen.add(name);
    chunk += leafCount(child);
  }
  return { columns, unsupported };
}

type Shape = { readonly type: DataType; readonly leaf: Leaf; readonly elements: readonly SchemaElement[] };

function columnShape(node: SchemaTree): Shape | string {
  const { element } = node;
  if (node.children.length === 0) {
    const leaf = leafType(element);
    const isList = element.repetition_type === "REPEATED";
    if (leaf.type === null) return isList ? `list<${leaf.name}>` : leaf.name;
    const type: DataType = isList ? { kind: "list", item: leaf.type } : leaf.type;
    return { type, leaf: leaf.leaf, elements: [element] };
  }
  if (element.converted_type === "MAP" || element.converted_type === "MAP_KEY_VALUE") return "map";
  const isList = element.converted_type === "LIST" || element.logical_type?.type === "LIST";
  if (isList && element.repetition_type !== "REPEATED") return listShape(node);
  return element.repetition_type === "REPEATED"
    ? "list<struct>"
    : (element.logical_type?.type.toLowerCase() ?? "struct");
}

/** The standard three levels, and the older two. Source: parquet-format, LogicalTypes, "Backward-compatibility rules". */
function listShape(node: SchemaTree): Shape | string {
  const repeated = node.children[0];
  if (repeated === undefined || node.children.length > 1 || repeated.element.repetition_type !== "REPEATED")
    return "list<unknown>";
  const isTwoLevel = repeated.children.length === 0;
  const itemNode = isTwoLevel ? repeated : repeated.children[0];
  const { name } = repeated.element;
  const isStruct =
    !isTwoLevel &&
    (repeated.children.length > 1 || name === "array" || name === `${node.element.name}_tuple`);
  if (isStruct || itemNode === undefined) return "list<struct>";
  if (itemNode.children.length > 0) {
    const inner = columnShape(itemNode);
    return `list<${typeof inner === "string" ? inner : "list"}>`;
  }
  const item = leafType(itemNode.element);
  if (item.type === null) return `list<${item.name}>`;
  if (!isTwoLevel && itemNode.element.repetition_type === "REPEATED") return "list<list>";
  const elements = [node.element, repeated.element, ...(isTwoLevel ? [] : [itemNode.element])];
  return { type: { kind: "list", item: item.type }, leaf: item.leaf, elements };
}

function isNullable(node: SchemaTree): boolean {
  return node.element.repetition_type === "OPTIONAL";
}

function leafCount(node: SchemaTree): number {
  if (node.children.length === 0) return 1;
  return node.children.reduce((sum, child) => sum + leafCount(child), 0);
}
