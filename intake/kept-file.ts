import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/**
 * A JSON file that only this user may read; made, and brought to the disk, where there is none. Of several that make it at
 * the same moment, in processes or on computers that share the folder, one does, and all go on with what it made.
 */
export async function keptOrMade<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  make: () => Promise<z.input<Shape>>,
): Promise<z.output<Shape>> {
  const kept = readKept(file, shape);
  if (kept !== undefined) return kept;
  const made = shape.parse(await make());
  const own = writtenBeside(file, made);
  try {
    linkSync(own, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(own);
  }
  syncFolder(path.dirname(file));
  return readKept(file, shape) ?? made;
}

/** Puts it in the place of what is there, whole or not at all. */
export function keep<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  content: z.input<Shape>,
): z.output<Shape> {
  const made = shape.parse(content);
  renameSync(writtenBeside(file, made), file);
  syncFolder(path.dirname(file));
  return made;
}

export function readKept<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // Any other reason is none to make new keys: kiosks would be enrolled at an intake that is gone with its next start.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return shape.parse(JSON.parse(text));
}

/** Under a name of its own, on the disk when it answers. */
function writtenBeside(file: string, content: unknown): string {
  const own = `${file}.${randomUUID()}`;
  const handle = openSync(own, 'wx', 0o600);
  try {
    writeSync(handle, JSON.stringify(content, undefined, 2));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return own;
}

/** What a file is called is on the disk for certain only then. */
function syncFolder(dir: string): void {
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
