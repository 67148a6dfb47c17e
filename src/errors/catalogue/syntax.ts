export const syntaxErrors = {} as const;
