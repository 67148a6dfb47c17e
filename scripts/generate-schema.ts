import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { funnelSchema } from "../src/parser/json/schema/index.js";

/** Writes grammar/funnel.schema.json from the schema that the JSON reader uses. Run: npx tsx scripts/generate-schema.ts */
const target = new URL("../grammar/funnel.schema.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(funnelSchema, null, 2)}\n`);
execFileSync("npx", ["biome", "format", "--write", fileURLToPath(target)]);
