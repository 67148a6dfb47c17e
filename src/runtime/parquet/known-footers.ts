import { fail } from "../../errors/index.js";
import type { FileIdentity, Store } from "../../storage/store.js";
import { type Footer, readFooter } from "./footer.js";

/** Footers take some fifteen times as much when they are parsed. */
const MOST_BYTES = 4 * 2 ** 20;

const stores = new WeakMap<Store, KnownFooters>();

/** As `readFooter`, without reading for a file of this store whose footer was read before and that is still the same. */
export function knownFooter(store: Store, path: string, identity: FileIdentity): Promise<Footer> {
  const footers = stores.get(store) ?? new KnownFooters(store, MOST_BYTES);
  stores.set(store, footers);
  return footers.get(path, identity);
}

/** The footers of a store that were asked for last, under a budget of their bytes in the files. */
export class KnownFooters {
  /** By path; latest used last. */
  private readonly footers = new Map<string, Footer>();
  private bytes = 0;

  constructor(
    private readonly store: Store,
    private readonly mostBytes: number,
  ) {}

  /**
   * The file is looked at, and `file-changed` when it is another one than `identity` says. Cost then: 5 µs, instead of 0.5 ms
   * for a file of ten columns.
   */
  async get(path: string, identity: FileIdentity): Promise<Footer> {
    const last = this.footers.get(path);
    if (last === undefined || !isSame(last.identity, identity)) {
      const footer = await readFooter(this.store, path, identity);
      this.remember(footer);
      return footer;
    }
    if (!isSame(await this.store.identify(path), identity)) fail("file-changed", { path });
    this.footers.delete(path);
    this.footers.set(path, last);
    return { ...last, bytesRead: 0 };
  }

  private remember(footer: Footer): void {
    this.bytes += sizeOf(footer) - sizeOf(this.footers.get(footer.path));
    this.footers.delete(footer.path);
    this.footers.set(footer.path, footer);
    for (const [oldest, entry] of this.footers) {
      if (this.bytes <= this.mostBytes) break;
      this.footers.delete(oldest);
      this.bytes -= sizeOf(entry);
    }
  }
}

function isSame(one: FileIdentity, other: FileIdentity): boolean {
  return one.size === other.size && one.version === other.version;
}

/** Bytes of the footer itself, which ends the file. */
function sizeOf(footer: Footer | undefined): number {
  return footer === undefined ? 0 : footer.identity.size - footer.dataEnd;
}
