export const jsonErrors = {} as const;
