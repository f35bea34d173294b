import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DiskOperation } from './shim.ts';

/** What a disk promises to keep whole or not to touch. */
const sectorBytes = 512;

/** What lies under a name: what is on the disk for good, and what was done to it since its last flush. */
interface Inode {
  readonly folder: boolean;
  kept: Buffer;
  pending: DiskOperation[];
}

type Names = ReadonlyMap<string, Inode>;

/**
 * A folder, operation by operation, as a disk has it that keeps no more than it promised: what was written to a file is
 * there for certain only after a flush of that file, what was done to names only after a flush of their folder. Names are
 * taken to come to the disk in the order in which they were given, as on every file system with a journal.
 */
export class RecordedDisk {
  #now = new Map<string, Inode>([['', folder()]]);
  #flushed: Names = new Map(this.#now);
  /** The names as they were after each change since a flush, the oldest first. */
  #states: Names[] = [];

  apply(operation: DiskOperation): void {
    const { kind, path: name, data } = operation;
    switch (kind) {
      case 'create':
        return this.#name((names) => void names.set(name, { ...folder(), folder: false }));
      case 'make-folder':
        return this.#name((names) => void names.set(name, folder()));
      case 'unlink':
      case 'remove-folder':
        return this.#name((names) => void names.delete(name));
      case 'rename':
        return this.#name((names) => {
          names.set(data.toString('utf8'), this.#at(name));
          names.delete(name);
        });
      case 'link':
        return this.#name((names) => void names.set(data.toString('utf8'), this.#at(name)));
      case 'write':
      case 'truncate':
        this.#at(name).pending.push(operation);
        return undefined;
      case 'flush':
        return this.#flush(name);
    }
  }

  #at(name: string): Inode {
    const found = this.#now.get(name);
    if (!found) throw new Error(`Nothing is known of ${name}`);
    return found;
  }

  #name(change: (names: Map<string, Inode>) => void): void {
    const names = new Map(this.#now);
    change(names);
    this.#now = names;
    this.#states.push(names);
  }

  #flush(name: string): void {
    const inode = this.#at(name);
    if (inode.folder) {
      this.#flushed = this.#now;
      this.#states = [];
      return;
    }
    for (const operation of inode.pending) inode.kept = done(inode.kept, operation);
    inode.pending = [];
  }

  /** Writes the folder as it was when nothing had failed. */
  write(into: string): void {
    lay(into, this.#now, (inode) => inode.pending.reduce<Buffer>(done, Buffer.from(inode.kept)));
  }

  /**
   * Writes the folder as it may be found when the power fails here: of what was not flushed some is there, some is not,
   * and some in part.
   *
   * @param random in [0, 1)
   */
  loseTheRest(into: string, random: () => number): void {
    const states = [this.#flushed, ...this.#states];
    const names = states[Math.floor(random() * states.length)] ?? this.#flushed;
    lay(into, names, (inode) =>
      inode.pending.reduce<Buffer>((bytes, operation) => {
        const draw = random();
        if (draw < 0.4) return bytes;
        return draw < 0.7 ? done(bytes, operation) : torn(bytes, operation, random);
      }, Buffer.from(inode.kept)),
    );
  }
}

function folder(): Inode {
  return { folder: true, kept: Buffer.alloc(0), pending: [] };
}

/** Writes into `bytes` where it has the room, and into a larger copy where it has not. */
function done(bytes: Buffer, { kind, at, data }: DiskOperation): Buffer {
  if (kind === 'truncate') return resized(bytes, at);
  const whole = at + data.length <= bytes.length ? bytes : resized(bytes, at + data.length);
  data.copy(whole, at);
  return whole;
}

/** A copy; what is added is zeros. */
function resized(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size);
  bytes.copy(copy, 0, 0, Math.min(size, bytes.length));
  return copy;
}

/** Each sector of it is written or is not, in no order. */
function torn(bytes: Buffer, operation: DiskOperation, random: () => number): Buffer {
  if (operation.kind === 'truncate') return bytes;
  const { at, data } = operation;
  let found = bytes;
  for (let from = 0; from < data.length;) {
    const to = Math.min(data.length, from + sectorBytes - ((at + from) % sectorBytes));
    if (random() < 0.5) found = done(found, { ...operation, at: at + from, data: data.subarray(from, to) });
    from = to;
  }
  return found;
}

function lay(into: string, names: Names, bytesOf: (inode: Inode) => Buffer): void {
  for (const [name, inode] of [...names].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const place = path.join(into, name);
    if (inode.folder) mkdirSync(place, { recursive: true, mode: 0o700 });
    else writeFileSync(place, bytesOf(inode), { mode: 0o600 });
  }
}

/** Every file below a folder, by its path from there. */
export function filesBelow(dir: string): Map<string, Buffer> {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(dir, file), readFileSync(file)]),
  );
}

/**
 * Throws where the log does not come to what lies in the folder: a write that the shim had not seen would make every round
 * worthless. What SQLite maps into memory is not written, and is made anew after a power cut.
 */
export function assertComplete(operations: readonly DiskOperation[], dir: string): void {
  const replayed = mkdtempSync(path.join(os.tmpdir(), 'bangban-replayed-'));
  const recorded = new RecordedDisk();
  for (const operation of operations) recorded.apply(operation);
  recorded.write(replayed);
  const [found, expected] = [filesBelow(replayed), filesBelow(dir)];
  rmSync(replayed, { recursive: true, force: true });
  for (const [name, bytes] of expected) {
    if (name.endsWith('-shm')) continue;
    if (!found.get(name)?.equals(bytes)) throw new Error(`Not all that was done to ${name} was written down`);
  }
  if (found.size !== expected.size) throw new Error('Files were made or deleted that were not written down');
}
