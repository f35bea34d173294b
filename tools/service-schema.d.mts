export const schemaFile: string;
export function serviceSchema(): object;
