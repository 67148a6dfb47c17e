const NEXT = 0;
const STOPPED = 1;
const PAUSES = 2;

/**
 * Deals the parts of a run to threads: each takes the next position when it is free, from a counter that all of them share. Nobody
 * waits for an answer of the calling thread, which is busy with parts of its own.
 */
export class Deal {
  private readonly cells: Int32Array;

  /** `shared` is the memory of a deal on another thread. */
  constructor(
    private readonly count: number,
    readonly shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.cells = new Int32Array(shared);
  }

  /** A position that no other thread has or gets; null when all are taken, or the run has ended. */
  take(): number | null {
    if (Atomics.load(this.cells, STOPPED) !== 0 || this.left === 0) return null;
    const at = Atomics.add(this.cells, NEXT, 1);
    return at < this.count ? at : null;
  }

  /** How many positions nobody has taken. */
  get left(): number {
    return Math.max(0, this.count - Atomics.load(this.cells, NEXT));
  }

  /** Nothing is dealt from here on. */
  stop(): void {
    Atomics.store(this.cells, STOPPED, 1);
    Atomics.notify(this.cells, PAUSES);
  }

  /** Other threads take nothing until `resume`; several pauses end with the last one. */
  pause(): void {
    Atomics.add(this.cells, PAUSES, 1);
  }

  resume(): void {
    Atomics.sub(this.cells, PAUSES, 1);
    Atomics.notify(this.cells, PAUSES);
  }

  /** Blocks a worker thread while there is a pause. */
  waitWhilePaused(): void {
    while (Atomics.load(this.cells, STOPPED) === 0) {
      const pauses = Atomics.load(this.cells, PAUSES);
      if (pauses === 0) return;
      Atomics.wait(this.cells, PAUSES, pauses);
    }
  }
}
