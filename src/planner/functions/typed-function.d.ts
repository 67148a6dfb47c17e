/** The part of typed-function 4 that is used here; the package ships no types. */
declare module "typed-function" {
  export interface TypedFunction {
    readonly name: string;
    readonly signatures: Readonly<Record<string, (...args: readonly never[]) => unknown>>;
  }
  export interface Signature {
    readonly implementation: (...args: readonly unknown[]) => unknown;
  }
  export interface Typed {
    (name: string, signatures: Readonly<Record<string, () => unknown>>): TypedFunction;
    create(): Typed;
    clear(): void;
    addTypes(types: readonly { name: string; test: (value: unknown) => boolean }[]): void;
    resolve(fn: TypedFunction, args: readonly unknown[]): Signature | null;
  }
  const typed: Typed;
  export default typed;
}
