export function comesInTime(bytes: number, elapsedMs: number): boolean;
