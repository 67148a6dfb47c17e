import type { BlockName } from "./block.js";
import { readHeader } from "./block-file.js";
import { listStored, removeStored, type StoredFile } from "./disk.js";
import { type PartKey, parseKey } from "./part-key.js";

/** A block on disk. */
export interface StoredBlock extends StoredFile {
  readonly key: PartKey;
  readonly name: BlockName;
}

/** What a folder of the store holds. */
export interface Inventory {
  readonly blocks: readonly StoredBlock[];
  /** Files that belong to no block: torn, of another version, or still being written. */
  readonly others: readonly StoredFile[];
}

const FILES_AT_ONCE = 32;

/** Looks into the header of every file. Errors: those of the file system when the folder cannot be listed. */
export async function takeInventory(directory: string): Promise<Inventory> {
  const queue = (await listStored(directory)).values();
  const blocks: StoredBlock[] = [];
  const others: StoredFile[] = [];
  const work = async (): Promise<void> => {
    for (const file of queue) {
      const header = await readHeader(file.path).catch(() => null);
      const key = header === null ? null : parseKey(header.key);
      if (header === null || key === null) others.push(file);
      else blocks.push({ ...file, key, name: header.name });
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
  return { blocks, others };
}

/** Removes the blocks of the parts at `paths`, of whatever version they are, or everything; gives what was removed. */
export async function clearStored(
  directory: string,
  paths: ReadonlySet<string> | null,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const gone =
    paths === null
      ? await listStored(directory)
      : (await takeInventory(directory)).blocks.filter(({ key }) => paths.has(key.path));
  for (const { path } of gone) await removeStored(path);
  return { files: gone.length, bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Blocks under what `groupOf` says of them, in order of first appearance. */
export function groupBlocks(
  blocks: readonly StoredBlock[],
  groupOf: (block: StoredBlock) => string,
): ReadonlyMap<string, readonly StoredBlock[]> {
  const groups = new Map<string, StoredBlock[]>();
  for (const block of blocks) {
    const group = groupOf(block);
    const own = groups.get(group);
    if (own === undefined) groups.set(group, [block]);
    else own.push(block);
  }
  return groups;
}
