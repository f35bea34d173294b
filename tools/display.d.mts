export function withOwnDisplay(): Promise<NodeJS.ProcessEnv | null>;
