import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendDurably, writeDurably } from './write-durably.ts';

/** Where sealed bytes lie by name. */
export interface SealedFiles {
  /** When it returns, they are kept as well as this place keeps anything. */
  write(name: string, sealed: Uint8Array): void;
  /** Adds to what lies there, all of it or nothing. When it returns, that is kept as `write` keeps it. */
  append(name: string, sealed: Uint8Array): void;
  read(name: string): Promise<Uint8Array | undefined>;
  remove(name: string): void;
  names(): string[];
}

/** Each a file of its own, in a folder that is made when it is new. */
export function sealedFilesIn(dir: string): SealedFiles & { path(name: string): string } {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fileOf = (name: string) => path.join(dir, name);
  return {
    path: fileOf,
    write: (name, sealed) => writeDurably(fileOf(name), sealed, 0o600),
    append: (name, sealed) => appendDurably(fileOf(name), sealed, 0o600),
    read: async (name) => (existsSync(fileOf(name)) ? readFile(fileOf(name)) : undefined),
    remove: (name) => rmSync(fileOf(name), { force: true }),
    names: () => readdirSync(dir),
  };
}

/** In memory alone, and gone with it. */
export function sealedFilesInMemory(): SealedFiles {
  const files = new Map<string, Uint8Array>();
  return {
    write: (name, sealed) => void files.set(name, sealed),
    append: (name, sealed) =>
      void files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(), sealed])),
    read: async (name) => files.get(name),
    remove: (name) => void files.delete(name),
    names: () => [...files.keys()],
  };
}
