import { rmSync } from "node:fs";
import { build } from "esbuild";

/**
 * Bundles the command, the library and the entry of worker threads into `dist/`, with chunks that they share: a process
 * that starts reads a few files instead of a thousand modules (2.4 times less processor time for a short query).
 * Packages that load WebAssembly from files of their own stay apart. Names are kept, so that stacks can be read.
 */
const dist = new URL("../dist/", import.meta.url);
rmSync(dist, { recursive: true, force: true });

await build({
  entryPoints: { main: "cli/main.ts", index: "src/index.ts", worker: "src/runtime/pool/worker.ts" },
  absWorkingDir: new URL("..", import.meta.url).pathname,
  outdir: dist.pathname,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: ["parquet-wasm", "@bokuweb/zstd-wasm"],
  minifySyntax: true,
  minifyWhitespace: true,
  // Packages written for require find it here.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  logLevel: "warning",
});
