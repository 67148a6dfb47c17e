import { STRING } from "../../types.js";
import type { CodeColumn } from "../column.js";
import type { ArrowArray } from "./arrow-array.js";
import { finishCodes, NULL_CODE } from "./codes.js";
import type { Sink } from "./sink.js";

/** A column whose type says that every value is null: strings, none of which is there. */
export class NullSink implements Sink<CodeColumn> {
  constructor(private readonly rowCount: number) {}

  append(_array: ArrowArray): void {}

  finish(): CodeColumn {
    const { rowCount: length } = this;
    const codes = new Int32Array(length).fill(NULL_CODE);
    return { kind: "code", type: STRING, length, dictionary: [], ...finishCodes(codes, 0) };
  }
}
