import { fail } from "../../errors/index.js";
import { nearest } from "../../errors/near.js";
import type { Store } from "../../storage/store.js";
import { readChunks } from "./byte-source.js";
import { CsvReader } from "./csv-reader.js";
import { NdjsonReader } from "./ndjson-reader.js";
import type { ImportInput, ImportOptions } from "./options.js";
import { readParquet } from "./parquet-reader.js";
import type { InputFile, ReadContext } from "./read-context.js";
import type { TextReader } from "./text-window.js";

/** The inputs that patterns stand for, each once, in order. Errors: `import-no-files`, `import-format`, those of the store. */
export async function findInputs(store: Store, patterns: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const pattern of patterns) {
    const paths = await store.list(pattern);
    if (paths.length === 0)
      fail("import-no-files", { pattern }, { hint: 'name files, or a glob such as "logs/*.csv.gz"' });
    for (const path of paths)
      if (!found.has(path))
        found.set(path, { path, format: formatOf(path), identity: await store.identify(path) });
  }
  return [...found.values()];
}

function formatOf(path: string): ImportInput["format"] {
  const [, ending] = /\.([a-z]+)(?:\.gz)?$/i.exec(path) ?? [];
  switch (ending?.toLowerCase()) {
    case "csv":
    case "tsv":
    case "txt":
      return "csv";
    case "ndjson":
    case "jsonl":
      return "ndjson";
    case "parquet":
      return "parquet";
    default:
      return fail("import-format", { path });
  }
}

/** Reads all inputs into the ingest, one after the other. Errors: see the readers; `import-stopped`, `import-missing-column`. */
export async function readInputs(inputs: readonly InputFile[], context: ReadContext): Promise<ImportInput[]> {
  const read: ImportInput[] = [];
  for (const input of inputs) {
    context.ingest.begin(input.path);
    await readInput(input, context);
    const rows = context.ingest.rowsOfInput;
    if (rows === 0) context.warnings.push(`"${input.path}" holds no rows`);
    read.push({ path: input.path, format: input.format, bytes: input.identity.size, rows });
  }
  return read;
}

async function readInput(input: InputFile, context: ReadContext): Promise<void> {
  const { options, columns, ingest } = context;
  const earlier = columns.names();
  const onNames = (names: readonly string[]): void => {
    requireColumns(names, input.path, options);
    context.warnings.push(...differences(input.path, columns.hasRows ? earlier : [], names));
  };
  if (input.format === "parquet") return readParquet(input, context, onNames);
  const reader: TextReader =
    input.format === "csv"
      ? new CsvReader(input.path, columns, ingest, onNames)
      : new NdjsonReader(input.path, columns, ingest);
  for await (const chunk of readChunks(options.store, input.path, input.identity, context.onBytes)) {
    if (options.signal?.aborted) fail("import-stopped", {});
    reader.push(chunk);
  }
  reader.end();
  if (input.format === "ndjson" && ingest.rowsOfInput > 0)
    requireColumns(columns.names(), input.path, options);
}

/** Columns that not all inputs have; their values are null where they are missing. */
function differences(path: string, earlier: readonly string[], names: readonly string[]): string[] {
  if (earlier.length === 0) return [];
  const missing = earlier.filter((name) => !names.includes(name));
  const added = names.filter((name) => !earlier.includes(name));
  return [
    ...missing.map((name) => `column "${name}" is not in "${path}": null there`),
    ...added.map((name) => `column "${name}" begins with "${path}": null before`),
  ];
}

function requireColumns(names: readonly string[], path: string, options: ImportOptions): void {
  const wanted = [
    { role: "users", name: options.users },
    { role: "time", name: options.time },
    ...(options.order ?? []).map((name) => ({ role: "order", name }) as const),
  ] as const;
  for (const { role, name } of wanted) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    const all = `the file has: ${names.join(", ")}`;
    const hint = near === undefined ? all : `did you mean "${near}"? ${all}`;
    fail("import-missing-column", { path, role, name }, { hint });
  }
}
