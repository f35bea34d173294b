export function endAll(): Promise<void>;
