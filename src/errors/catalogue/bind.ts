export const bindErrors = {} as const;
