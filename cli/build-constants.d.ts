/** Put in by scripts/build.mjs: version of the package, a hash of program.cjs, and one of all that decides what a query means. */
declare const PROGRAM_VERSION: string;
declare const PROGRAM_HASH: string;
declare const SOURCE_HASH: string;
