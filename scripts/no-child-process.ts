/** Stands for node:child_process in the built command: commander loads it for subcommands that are programs, and none is. */
export {};
