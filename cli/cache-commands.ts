import { dirname, resolve } from "node:path";
import { storeSettings } from "../src/api/store-settings.js";
import { warmDataset } from "../src/api/warm.js";
import { openDataset } from "../src/catalog/index.js";
import { requireRegistration } from "../src/catalog/open.js";
import { readConfig } from "../src/config.js";
import { clearStored, groupBlocks, type StoredBlock, takeInventory } from "../src/runtime/store/inventory.js";
import { localStore } from "../src/storage/local.js";
import { openCatalog } from "./catalog-access.js";
import type { Context } from "./context.js";
import { bytesText, wholeText } from "./format/number.js";
import { tableLines } from "./format/table.js";
import { keepColumns } from "./keep-columns.js";
import { startProgress } from "./progress.js";

/** Shows what is kept. */
export async function listCache(context: Context): Promise<void> {
  const config = readConfig(context.io.env);
  const { directory, diskBytes } = storeSettings(config);
  const { blocks, others } = await takeInventory(directory);
  const bytes = [...blocks, ...others].reduce((sum, file) => sum + file.bytes, 0);
  const parts = groupBlocks(blocks, ({ key }) => JSON.stringify(key));
  if (context.json) {
    const entries = [...parts.values()].map(partEntry);
    const text = JSON.stringify({ directory, bytes, budgetBytes: diskBytes, parts: entries }, null, 2);
    context.print(text);
    return;
  }
  if (blocks.length === 0) {
    context.print(`nothing is kept in ${directory}`);
    return;
  }
  context.print([
    ...folderTable(blocks, context),
    "",
    `${bytesText(bytes)} of ${bytesText(diskBytes)} in ${directory}`,
  ]);
}

function folderTable(blocks: readonly StoredBlock[], context: Context): string[] {
  const columns = [
    { title: "data", align: "left", shrinks: true },
    { title: "parts", align: "right" },
    { title: "columns", align: "left", shrinks: true },
    { title: "size", align: "right" },
    { title: "last used", align: "left" },
  ] as const;
  const rows = [...groupBlocks(blocks, ({ key }) => dirname(key.path))].map(([folder, own]) => [
    folder,
    wholeText(new Set(own.map(({ key }) => JSON.stringify(key))).size),
    columnNames(own).join(", "),
    bytesText(own.reduce((sum, { bytes }) => sum + bytes, 0)),
    new Date(lastUse(own)).toISOString().slice(0, 16).replace("T", " "),
  ]);
  return tableLines({ columns, rows }, context.width, context.style, "");
}

/** One part as JSON. */
function partEntry(blocks: readonly StoredBlock[]): Readonly<Record<string, unknown>> {
  return {
    ...blocks[0]?.key,
    columns: columnNames(blocks),
    bytes: blocks.reduce((sum, { bytes }) => sum + bytes, 0),
    lastUsed: Math.floor(lastUse(blocks) / 1000),
  };
}

function columnNames(blocks: readonly StoredBlock[]): readonly string[] {
  const names = blocks.flatMap(({ name }) => (name.startsWith("column:") ? [name.slice(7)] : []));
  return [...new Set(names)].sort();
}

function lastUse(blocks: readonly StoredBlock[]): number {
  return Math.max(...blocks.map(({ usedMs }) => usedMs));
}

/** Removes what is kept, all of it or that of a dataset. Errors: `unknown-dataset`. */
export async function clearCache(dataset: string | undefined, context: Context): Promise<void> {
  const { catalog, config } = openCatalog(context);
  const parts = dataset === undefined ? null : (await requireRegistration(catalog, dataset)).parts;
  const paths = parts === null ? null : new Set(parts.map(({ path }) => resolve(path)));
  const { files, bytes } = await clearStored(storeSettings(config).directory, paths);
  if (context.json) context.print(JSON.stringify({ success: true, files, bytes }, null, 2));
  else context.print(`${wholeText(files)} files removed, ${bytesText(bytes)}`);
}

/** Decodes columns of a dataset in advance. Errors: as `warmDataset`, `openDataset`. */
export async function warmCache(
  name: string,
  columns: readonly string[] | null,
  context: Context,
): Promise<void> {
  const { catalog, config } = openCatalog(context);
  const dataset = await openDataset(catalog, localStore(), name);
  const progress = startProgress(context);
  try {
    const warmed = await warmDataset(dataset, columns, config, {
      signal: context.io.signal,
      onProgress: (done, total) => progress.show(`${done} of ${total} parts`),
    });
    progress.clear();
    const { parts, readyParts } = warmed;
    if (context.json) context.print(JSON.stringify({ success: true, ...warmed }, null, 2));
    else {
      const ready = readyParts === 0 ? "" : `, ${wholeText(readyParts)} of them were ready before`;
      context.print(`${warmed.columns.join(", ")} of ${wholeText(parts)} parts are kept${ready}`);
    }
  } finally {
    progress.clear();
  }
  await keepColumns(context);
}
