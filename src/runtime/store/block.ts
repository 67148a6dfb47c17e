import type { DataType } from "../../types.js";

/**
 * The unit of the store: arrays of one part, side by side in one shared buffer. Plain data apart from the buffer, which
 * threads share without a copy; on disk it is the same bytes behind a header.
 */
export interface Block {
  /** Text of the part's key. */
  readonly key: string;
  readonly name: BlockName;
  readonly content: BlockContent;
  readonly arrays: Readonly<Record<string, ArrayPlace>>;
  /** A multiple of 64 bytes; never changed after the block is made. */
  readonly buffer: SharedArrayBuffer;
}

/**
 * `runs`: offsets of users' runs. `order`: file position of each row. `ids`: id of each user. `column:X`: values of a column in
 * run order. `index:X`: which users have which values of X, or the note that these are too many. `wanted:X`: nothing but the note
 * that X was read in part. `ties`: which rows have the time of the row before.
 */
export type BlockName =
  | "runs"
  | "order"
  | "ids"
  | "ties"
  | `column:${string}`
  | `index:${string}`
  | `wanted:${string}`;

/** What the arrays of a block are. */
export type BlockContent =
  | {
      readonly kind: "runs";
      readonly rowCount: number;
      readonly rowGroups: number;
      /** Whether run order differs from the order in the file; there is an `order` block then. */
      readonly isReordered: boolean;
    }
  | { readonly kind: "order" }
  | { readonly kind: "column"; readonly shape: ColumnShape }
  | { readonly kind: "index"; readonly userCount: number; readonly dictionary: DictionaryForm }
  | { readonly kind: "no-index" }
  | { readonly kind: "ties"; readonly rowCount: number }
  | { readonly kind: "wanted" };

/** Texts are UTF-8; `decimal` are whole numbers beyond int64 as text. */
export type DictionaryForm = "text" | "int64" | "decimal";

/** A column without its arrays. */
export type ColumnShape =
  | { readonly kind: "number"; readonly type: DataType; readonly length: number }
  | {
      readonly kind: "code";
      readonly type: DataType;
      readonly length: number;
      readonly hasNulls: boolean;
      readonly dictionary: DictionaryForm;
    }
  | {
      readonly kind: "list";
      readonly type: DataType;
      readonly length: number;
      readonly items: ColumnShape;
    };

/** Where an array lies in the buffer; `offset` in bytes, `length` in elements. */
export interface ArrayPlace {
  readonly type: ArrayType;
  readonly offset: number;
  readonly length: number;
}

export type ArrayType = "f64" | "i64" | "i32" | "u32" | "i16" | "u16" | "i8" | "u8";

/** A typed array that a block can hold. */
export type PlainArray =
  | Float64Array
  | BigInt64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Bytes that a block takes, in memory as on disk, give or take its header. */
export function blockBytes({ buffer }: Block): number {
  return buffer.byteLength + 1024;
}
