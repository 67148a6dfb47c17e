import type { ScalarType } from "../../types.js";
import { keyItem } from "../funnel/funnel-section.js";
import { integer, type Json, type JsonObject, object } from "../json-writer.js";
import type { PathBranch, PathsResult } from "./result.js";

/** Paths in a response: a tree of values. `next` holds the rows ahead, or those before where paths look back. */
export function pathsSection({ spec, users, root }: PathsResult): JsonObject {
  const { name, direction, choice, length, by } = spec;
  return object(
    ["name", name],
    ["unit", choice === "each" ? "rows" : "users"],
    ["direction", direction],
    ["length", integer(length)],
    ["column", by.name],
    ["users", integer(users)],
    ...branchMembers(root, by.type),
  );
}

function branchMembers({ count, ended, next, other }: PathBranch, type: ScalarType): [string, Json][] {
  const members: [string, Json][] = [["count", integer(count)]];
  if (ended === null) return members;
  members.push(
    ["ended", integer(ended)],
    ["next", next.map((node) => object(["key", keyItem(node.key, type)], ...branchMembers(node, type)))],
    ["other", other && object(["keys", integer(other.keys)], ["count", integer(other.count)])],
  );
  return members;
}
