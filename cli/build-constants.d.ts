/** Put in by scripts/build.mjs: version of the package, and a hash of program.cjs. */
declare const PROGRAM_VERSION: string;
declare const PROGRAM_HASH: string;
