import { fail } from "../../errors/index.js";
import { ColumnState } from "./infer.js";

const MAX_COLUMNS = 4096;

/** The columns of all inputs, in order of first appearance; a column's slot is its index here. */
export class ColumnSet {
  readonly states: ColumnState[] = [];
  private readonly slots = new Map<string, number>();
  /** Slots of the users and time columns, -1 until an input has them. */
  usersSlot = -1;
  timeSlot = -1;
  /** Set once rows were accepted: a column that comes later was null in them. */
  hasRows = false;

  constructor(
    private readonly users: string,
    private readonly time: string,
  ) {}

  get count(): number {
    return this.states.length;
  }

  names(): string[] {
    return this.states.map((state) => state.name);
  }

  has(name: string): boolean {
    return this.slots.has(name);
  }

  find(name: string): number {
    return this.slots.get(name) ?? -1;
  }

  /** Slot of a column, made when it is new. Errors: `import-columns` (`path` is the input that asks). */
  slot(name: string, path: string): number {
    const known = this.slots.get(name);
    if (known !== undefined) return known;
    if (this.states.length >= MAX_COLUMNS) fail("import-columns", { limit: MAX_COLUMNS, path });
    const slot = this.states.length;
    const state = new ColumnState(name);
    state.hasNulls = this.hasRows;
    this.states.push(state);
    this.slots.set(name, slot);
    if (name === this.users) this.usersSlot = slot;
    if (name === this.time) this.timeSlot = slot;
    return slot;
  }
}
