import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url);
const dist = new URL("dist/", root);
rmSync(dist, { recursive: true, force: true });

/** Packages that load WebAssembly from files of their own stay apart. Names are kept, so that stacks can be read. */
const shared = {
  absWorkingDir: root.pathname,
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["parquet-wasm", "@bokuweb/zstd-wasm"],
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
};

/**
 * The library and the entry of worker threads, with chunks that they share: a process that starts reads a few files instead of a
 * thousand modules.
 */
await build({
  ...shared,
  entryPoints: { index: "src/index.ts", worker: "src/runtime/pool/worker.ts" },
  outdir: dist.pathname,
  splitting: true,
  format: "esm",
  // Packages written for require find it here.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});

/**
 * All commands as one script, in which a module runs when it is first imported: only a script, not a module, can be given the code
 * that V8 made of it before (see cli/launch.ts).
 */
const program = new URL("program.cjs", dist);
await build({
  ...shared,
  entryPoints: ["cli/main.ts"],
  outfile: program.pathname,
  format: "cjs",
  charset: "ascii",
  alias: { "node:child_process": "./scripts/no-child-process.ts" },
  define: { "import.meta.url": "moduleUrl", SOURCE_HASH: JSON.stringify(sourceHash()) },
  supported: { "dynamic-import": false },
});

const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const hash = createHash("sha256").update(readFileSync(program)).digest("hex").slice(0, 16);
await build({
  ...shared,
  entryPoints: { main: "cli/launch.ts" },
  outdir: dist.pathname,
  format: "esm",
  define: { PROGRAM_VERSION: JSON.stringify(version), PROGRAM_HASH: JSON.stringify(hash) },
});

/** A hash of all sources, and of the packages that they use. */
function sourceHash() {
  const hash = createHash("sha256").update(readFileSync(new URL("package.json", root)));
  const files = readdirSync(new URL("src/", root), { recursive: true }).filter((name) =>
    name.endsWith(".ts"),
  );
  for (const name of files.sort()) hash.update(name).update(readFileSync(new URL(`src/${name}`, root)));
  return hash.digest("hex");
}
