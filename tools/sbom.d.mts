export function writeSbom(file: string, electronVersion: string): void;
