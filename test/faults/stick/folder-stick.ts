import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PocketStick } from './pocket-stick.ts';

/** A folder that is renamed to where it is plugged in. Every file that was written is there whole, and what is open goes on. */
export function folderStick(dir: string): PocketStick {
  const own = mkdtempSync(path.join(dir, 'folder-'));
  const pocket = path.join(own, 'stick');
  mkdirSync(pocket);
  const pullOut = (at: string) => renameSync(at, pocket);
  return {
    kind: 'folder',
    plugIn: (at) => renameSync(pocket, at),
    pullOut,
    eject: pullOut,
    copy() {
      const other = folderStick(dir);
      other.plugIn(`${pocket}.copy`);
      cpSync(pocket, `${pocket}.copy`, { recursive: true });
      other.eject(`${pocket}.copy`);
      return other;
    },
    discard: () => rmSync(own, { recursive: true }),
  };
}
