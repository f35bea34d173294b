import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, opendir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A folder of somebody's USB stick, read and written so that nothing on it can lead elsewhere or take more than it is
 * given: every part of a place is an ordinary folder or file of the stick itself, never a link, a pipe or a device.
 * Places are names from the stick's root downwards.
 */
export interface Stick {
  /** At most so many names of a folder, in no order; none where there is no such folder. */
  names(folder: Place, most: number): Promise<string[]>;
  /** How large a file is; undefined where there is none. */
  bytes(file: Place): Promise<number | undefined>;
  /** Undefined where there is none, or one that is longer. */
  read(file: Place, longest: number): Promise<Uint8Array | undefined>;
  /**
   * Whole under its name or not at all, and on the stick when it returns; folders are made on the way. Throws
   * `StrangeStick`, or what the system says: the stick was pulled out, is full, or cannot be written to.
   */
  write(file: Place, bytes: Uint8Array, signal?: AbortSignal): Promise<void>;
  /** Takes away a file, or a folder in which nothing is left; says nothing where it cannot. */
  remove(place: Place): Promise<void>;
}

export type Place = readonly string[];

/** Something lies where a folder or file of ours would have to be. */
export class StrangeStick extends Error {
  override name = 'StrangeStick';
}

/** The stick was taken out since it was opened, or another one is in its place. */
export class StickGone extends Error {
  override name = 'StickGone';
}

/** @param root where the stick is mounted. Throws where nothing is. */
export async function openStick(root: string): Promise<Stick> {
  const opened = await stat(root);

  /** A mount point stays behind when the stick has gone: what is written then would land on the computer's own disk. */
  const demandStillThere = async () => {
    const now = await stat(root).catch(() => undefined);
    if (now?.dev !== opened.dev || now.ino !== opened.ino) throw new StickGone('The stick was taken out');
  };

  /** What is at a place, followed from folder to folder. */
  const at = async (place: Place): Promise<{ file: string; is: Stats } | undefined> => {
    let file = root;
    let is: Stats | undefined;
    for (const name of place) {
      if (!isName(name) || (is && !is.isDirectory())) return undefined;
      file = path.join(file, name);
      is = await lstat(file).catch(() => undefined);
      if (!is) return undefined;
    }
    return is && { file, is };
  };

  const makeFolders = async (folder: Place): Promise<string> => {
    for (let depth = 1; depth <= folder.length; depth += 1) {
      const part = folder.slice(0, depth);
      const there = await at(part);
      if (there?.is.isDirectory()) continue;
      if (there || !part.every(isName)) throw new StrangeStick('No folder is where one has to be');
      const made = path.join(root, ...part);
      await mkdir(made).catch((error: unknown) => {
        // A link that leads nowhere is there all the same.
        throw codeOf(error) === 'EEXIST' ? new StrangeStick('No folder is where one has to be') : error;
      });
      await syncFolder(path.dirname(made));
    }
    return path.join(root, ...folder);
  };

  return {
    names: async (folder, most) => {
      const there = folder.length === 0 ? { file: root, is: opened } : await at(folder);
      if (!there?.is.isDirectory()) return [];
      const found: string[] = [];
      try {
        for await (const { name } of await opendir(there.file)) {
          if (found.length >= most) break;
          found.push(name);
        }
      } catch {
        // Pulled out, or broken in the middle: what was seen is what there is.
      }
      return found;
    },

    bytes: async (file) => {
      const there = await at(file);
      return there?.is.isFile() ? there.is.size : undefined;
    },

    read: async (place, longest) => {
      const there = await at(place);
      if (!there?.is.isFile() || there.is.size > longest) return undefined;
      try {
        const handle = await open(there.file, constants.O_RDONLY | noFollow);
        try {
          return await readAll(handle, there.is.size);
        } finally {
          await handle.close();
        }
      } catch {
        return undefined;
      }
    },

    write: async (place, bytes, signal) => {
      const name = place.at(-1) ?? '';
      if (!isName(name)) throw new StrangeStick('A file on the stick cannot be called so');
      await demandStillThere();
      const folder = await makeFolders(place.slice(0, -1));
      const beside = path.join(folder, `${name}.new`);
      await rm(beside, { force: true });
      // `wx`: made here and now, so it is no link that was laid out.
      const handle = await open(beside, 'wx');
      try {
        try {
          await handle.writeFile(bytes, signal ? { signal } : {});
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(beside, path.join(folder, name));
      } catch (error) {
        // A stick that is full has then room for receipts at least.
        await rm(beside, { force: true }).catch(() => undefined);
        throw error;
      }
      await syncFolder(folder);
      await demandStillThere();
    },

    remove: async (place) => {
      const there = await at(place);
      if (!there) return;
      await (there.is.isDirectory() ? rmdir(there.file) : rm(there.file)).catch(() => undefined);
    },
  };
}

/** Windows has neither of them, and knows no pipes among files. */
const noFollow = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** One name, of a file system that may know neither colons nor backslashes in it. */
function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\:\0]/.test(name);
}

/** No more than was there when it was looked at, whatever the file has become since. */
async function readAll(
  handle: { read(buffer: Uint8Array, offset: number, length: number): Promise<{ bytesRead: number }> },
  size: number,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled);
    if (bytesRead === 0) return undefined;
    filled += bytesRead;
  }
  return bytes;
}

/** Brings a folder's list of names to the stick. Some file systems do not know how, and do so with the file. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
