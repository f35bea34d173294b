import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Writes a file that is there whole after a power cut or not at all: beside its place first, to the disk, then by
 * name. Only then does the call return. What is refused leaves nothing behind: on a disk that is full for one photo there
 * is room for thousands of answers.
 */
export function writeDurably(file: string, bytes: Uint8Array, mode: number): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', mode);
  try {
    try {
      writeAll(handle, bytes, 0);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/**
 * Adds to the end of a file, which is made when it is not there. What is refused, say by a full disk, leaves the file as
 * it was; a power cut may leave the beginning of what was to be added. Only when it is on the disk the call returns.
 */
export function appendDurably(file: string, bytes: Uint8Array, mode: number): void {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, mode);
  try {
    const { size } = fstatSync(handle);
    try {
      writeAll(handle, bytes, size);
    } catch (error) {
      ftruncateSync(handle, size);
      throw error;
    }
    if (size === 0) syncFolder(path.dirname(file));
  } finally {
    closeSync(handle);
  }
}

/**
 * Overwrites a file, then removes it. When it returns, both are on the disk, as far as the disk says so: flash memory keeps
 * old pages for itself.
 */
export function wipeFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeAll(handle, randomFillSync(new Uint8Array(fstatSync(handle).size)), 0);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
  syncFolder(path.dirname(file));
}

function writeAll(handle: number, bytes: Uint8Array, at: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(handle, bytes, written, bytes.length - written, at + written);
  }
  fsyncSync(handle);
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
