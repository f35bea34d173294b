import {
  chownSync,
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SystemUser } from '../../support/postgres.ts';
import { compiledShim } from '../compiled-shim.ts';

/** What a disk can be made to do while a program runs on it. */
export type DiskState = 'well' | 'full' | 'read-only' | 'fails-to-flush';

const states: readonly DiskState[] = ['well', 'full', 'read-only', 'fails-to-flush'];

/** As much as the control holds. */
const unlimited = 2 ** 31 - 1;

/** The disk under one folder, as a program sees it that is started with `environment`. */
export interface Disk {
  readonly root: string;
  readonly log: string;
  readonly environment: NodeJS.ProcessEnv;
  /**
   * From now on.
   *
   * @param bytesLeft of a disk that is full, before it is; nothing where neither this nor `timesLeft` is given
   * @param timesLeft how often such a one gives room, however much, before it gives none
   * @param flushMs how long each flush takes
   */
  be(state: DiskState, how?: { bytesLeft?: number; timesLeft?: number; flushMs?: number }): void;
  /** How much was written down so far, in bytes of the log. */
  now(): number;
  /** Takes its own files away. */
  end(): void;
}

/**
 * A shim between the programs that get it and this folder, which has to exist.
 *
 * @param user who runs them, where that is somebody else; nothing is written down then
 */
export function diskUnder(root: string, user?: SystemUser): Disk {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-disk-'));
  const [log, steer, library] = [path.join(dir, 'log'), path.join(dir, 'control'), path.join(dir, 'shim.so')];
  // They may not be allowed to look into the folder of the project.
  copyFileSync(compiledShim(source), library);
  const control = openSync(steer, 'w+', 0o600);
  writeFileSync(log, '', { mode: 0o600 });
  const be: Disk['be'] = (
    state,
    { timesLeft, bytesLeft = timesLeft === undefined ? 0 : unlimited, flushMs = 0 } = {},
  ) => {
    const numbers = Buffer.alloc(16);
    numbers.writeUInt32LE(states.indexOf(state), 0);
    numbers.writeInt32LE(bytesLeft, 4);
    numbers.writeInt32LE(timesLeft ?? unlimited, 8);
    numbers.writeUInt32LE(flushMs, 12);
    writeSync(control, numbers, 0, 16, 0);
  };
  be('well');
  if (user) for (const file of [dir, steer, library]) chownSync(file, user.uid, user.gid);
  return {
    root,
    log,
    environment: {
      LD_PRELOAD: library,
      DISK_ROOT: root,
      DISK_CONTROL: steer,
      ...(user === undefined && { DISK_LOG: log }),
    },
    be,
    now: () => statSync(log).size,
    end: () => {
      closeSync(control);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const source = path.resolve('test/faults/disk/shim.c');

/** One thing that was done to the folder, in the order in which it was done. */
export interface DiskOperation {
  readonly kind: (typeof kinds)[number];
  /** From the folder on. */
  readonly path: string;
  /** Where a write begins; what a file is cut to. */
  readonly at: number;
  /** Of a write what was written, of a renaming or a link the new path. */
  readonly data: Buffer;
  /** How much of the log there is up to here. */
  readonly end: number;
}

const kinds = [
  'create',
  'write',
  'truncate',
  'flush',
  'rename',
  'unlink',
  'make-folder',
  'remove-folder',
  'link',
] as const;

const headBytes = 16;

/** Everything that was written down. */
export function readDiskLog(log: string): DiskOperation[] {
  const bytes = readFileSync(log);
  const operations: DiskOperation[] = [];
  for (let from = 0; from + headBytes <= bytes.length;) {
    const kind = kinds[bytes.readUInt8(from) - 1];
    const pathEnd = from + headBytes + bytes.readUInt16LE(from + 2);
    const end = pathEnd + bytes.readUInt32LE(from + 4);
    if (!kind) throw new Error(`The log of the disk is broken at ${from}`);
    operations.push({
      kind,
      path: bytes.toString('utf8', from + headBytes, pathEnd),
      at: Number(bytes.readBigUInt64LE(from + 8)),
      data: bytes.subarray(pathEnd, end),
      end,
    });
    from = end;
  }
  return operations;
}
