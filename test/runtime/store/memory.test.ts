import { expect, test } from "vitest";
import { type Block, blockBytes } from "../../../src/runtime/store/block.js";
import { BlockMemory } from "../../../src/runtime/store/memory.js";

const SIZE = 1 << 16;

function block(key: string, name: Block["name"] = "runs"): Block {
  return { key, name, content: { kind: "order" }, arrays: {}, buffer: new SharedArrayBuffer(SIZE) };
}

const BYTES = blockBytes(block("any"));

/** The parts among `keys` that are there; looking is a use. */
function present(memory: BlockMemory, keys: string): string {
  return [...keys]
    .filter((key) => {
      const found = memory.acquire(key, ["runs"]);
      memory.release(found);
      return found.length > 0;
    })
    .join("");
}

test("blocks of earlier runs give way, the least recently used ones first", () => {
  const memory = new BlockMemory(3 * BYTES);
  memory.startRun();
  for (const key of "abc") expect(memory.keep(block(key))).toBe(true);
  memory.startRun();
  expect(present(memory, "a")).toBe("a");
  expect(memory.keep(block("d"))).toBe(true);
  expect(present(memory, "abcd")).toBe("acd");
  expect(memory.bytes).toBe(3 * BYTES);
});

test("a run over more than fits keeps the same share of it each time", () => {
  const memory = new BlockMemory(3 * BYTES);
  for (let run = 0; run < 3; run++) {
    memory.startRun();
    for (const key of "abcdef") {
      const found = memory.acquire(key, ["runs"]);
      if (found.length === 0) memory.keep(block(key));
      memory.release(found);
    }
    expect(present(memory, "abcdef")).toBe("abc");
  }
});

test("pinned blocks stay, and nothing goes over the budget", () => {
  const memory = new BlockMemory(2 * BYTES);
  memory.startRun();
  memory.keep(block("a"));
  const pinned = memory.acquire("a", ["runs"]);
  memory.startRun();
  memory.keep(block("b"));
  memory.startRun();
  expect(memory.keep(block("c"))).toBe(true);
  expect(present(memory, "abc")).toBe("ac");
  memory.release(pinned);
  expect(new BlockMemory(BYTES - 1).keep(block("a"))).toBe(false);
  expect(memory.bytes).toBe(2 * BYTES);
});
