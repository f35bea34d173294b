import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file that is there whole after a power cut or not at all: beside its place first, to the disk, then by
 * name. Only then does the call return.
 */
export function writeDurably(file: string, bytes: Uint8Array, mode: number): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', mode);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  syncFolder(path.dirname(file));
}

/** Brings a folder's list of names to the disk. Windows knows no such thing and needs none. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
