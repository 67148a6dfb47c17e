export const datasetErrors = {} as const;
