import type { QueryOptions } from "../../src/api/options.js";
import { run } from "../../src/index.js";

/** Users and rows per step of a query's funnel. */
export async function stepsOf(
  query: string,
  options: QueryOptions,
): Promise<readonly (readonly [number, number])[]> {
  const { result } = await run(query, options);
  return (result.funnels[0]?.steps ?? []).map(({ users, rows }) => [users, rows]);
}
