import { fail } from "../../errors/index.js";
import type { ColumnSet } from "./column-set.js";
import { NULL, type RejectReason, type RowFields, type RowSink } from "./field.js";
import type { Rejects } from "./rejects.js";
import type { Spill } from "./spill.js";
import { sampleText } from "./text-window.js";
import type { TimeColumn } from "./time-column.js";
import type { UserColumn } from "./user-column.js";
import { partOf } from "./user-hash.js";

/** Where the rows of all readers go: checks user and time, feeds the inference, deals rows to parts. */
export class Ingest implements RowSink {
  private path = "";
  private file = -1;
  /** Rows of the current input, rejected ones among them. */
  rowsOfInput = 0;
  private rowsBefore = 0;

  constructor(
    private readonly columns: ColumnSet,
    private readonly users: UserColumn,
    private readonly time: TimeColumn,
    private readonly spill: Spill,
    private readonly rejects: Rejects,
    private readonly parts: number,
    private readonly budget: MemoryBudget,
  ) {}

  begin(path: string): void {
    this.path = path;
    this.file++;
    this.rowsBefore += this.rowsOfInput;
    this.rowsOfInput = 0;
  }

  /** Rows of all inputs so far. */
  get rowsSeen(): number {
    return this.rowsBefore + this.rowsOfInput;
  }

  accept(row: RowFields): void {
    this.rowsOfInput++;
    const refused = this.refusal(row);
    if (refused !== null) {
      this.rejects.add(refused, this.path, row.line, () => this.sampleOf(refused, row));
      return;
    }
    const { columns } = this;
    const { bytes, starts, ends, tags } = row;
    const user = columns.usersSlot;
    this.users.see(bytes, starts[user]!, ends[user]!, tags[user]!);
    columns.hasRows = true;
    const { states } = columns;
    const count = states.length;
    for (let i = 0; i < count; i++) states[i]!.see(bytes, starts[i]!, ends[i]!, tags[i]!);
    const part = partOf(bytes, starts[user]!, ends[user]!, this.parts);
    this.spill.add(part, row, count, this.file);
    if ((this.spill.rows[part]! & 4095) === 0) this.budget.check(this.spill, part, count);
  }

  private refusal({ bytes, starts, ends, tags }: RowFields): RejectReason | null {
    const user = this.columns.usersSlot;
    const time = this.columns.timeSlot;
    if (user < 0 || this.users.isMissing(bytes, starts[user]!, ends[user]!, tags[user]!)) return "no-user";
    if (time < 0 || tags[time]! === NULL || starts[time]! === ends[time]!) return "no-time";
    return this.time.see(bytes, starts[time]!, ends[time]!, tags[time]!) ? null : "unreadable-time";
  }

  /** The time where it is at fault, else the whole row. */
  private sampleOf(reason: RejectReason, { bytes, starts, ends, tags }: RowFields): string {
    const time = this.columns.timeSlot;
    if (reason === "unreadable-time") return sampleText(bytes, starts[time]!, ends[time]!);
    const texts = this.columns.states.map((_, i) =>
      tags[i] === NULL ? "" : sampleText(bytes, starts[i]!, ends[i]!),
    );
    const text = texts.join(",");
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  }

  reject(reason: RejectReason, line: number, text: string): void {
    this.rowsOfInput++;
    this.rejects.add(reason, this.path, line, text);
  }
}

/** Sees to it that no part grows beyond what can be sorted in memory. */
export class MemoryBudget {
  constructor(
    private readonly budgetMb: number,
    private readonly parts: number,
  ) {}

  /** Errors: `import-memory` for a part that needs more than the budget. */
  check(spill: Spill, part: number, columnCount: number): void {
    const needMb =
      (spill.rows[part]! * (columnCount * BYTES_PER_CELL + BYTES_PER_ROW) + 3 * spill.bytes[part]!) / 2 ** 20;
    if (needMb <= this.budgetMb) return;
    const share = Math.ceil((this.parts * needMb) / this.budgetMb);
    fail(
      "import-memory",
      { rows: spill.rows[part]!, parts: this.parts, needMb: Math.ceil(needMb), budgetMb: this.budgetMb },
      {
        hint: `ask for ${2 ** Math.ceil(Math.log2(share + 1))} parts or more, or for a greater memory budget`,
      },
    );
  }
}

/** Builder, gathered copy and writer's copy of a value; sort keys and order of a row. */
const BYTES_PER_CELL = 30;
const BYTES_PER_ROW = 32;
