import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wipeFile, writeDurably } from './write-durably.ts';

/** What seals the wrapping key's file, where anything does. Handed in by the shell that has it. */
export interface KeyProtection {
  protect(secret: Buffer): Buffer;
  /** Throws where it was sealed by another, or is damaged. */
  unprotect(kept: Buffer): Buffer;
}

/** What there is to seal it with: the operating system's keyring, a passphrase, both or neither. */
export interface KeyProtections {
  readonly keyring?: KeyProtection | undefined;
  readonly passphrase?: KeyProtection | undefined;
}

/** How a wrapping key is kept: in a file that only the kiosk's user may read, as it is or sealed. */
export type KeyKept = (typeof keyKept)[number];

export const keyKept = ['file', 'keyring', 'passphrase'] as const;

/** A file that holds a wrapping key. */
export interface KeyFile {
  readonly name: string;
  readonly kept: KeyKept;
  /** Which key, as far as the name says so: the first one of a folder has a name without. */
  readonly kid: string | undefined;
  /** It was being written when the power failed, so nothing was ever sealed by what is in it. */
  readonly unfinished: boolean;
}

const endings: Readonly<Record<KeyKept, string>> = {
  file: '',
  keyring: '.protected',
  passphrase: '.passphrase',
};

const form = /^wrapping(?:-([0-9a-f]{16}))?\.key(|\.protected|\.passphrase)(\.new)?$/;

export function keyFilesIn(dir: string): KeyFile[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir).flatMap((name) => {
    const parts = form.exec(name);
    const kept = keyKept.find((each) => endings[each] === parts?.[2]);
    if (!parts || !kept) return [];
    return [{ name, kept, kid: parts[1], unfinished: parts[3] !== undefined }];
  });
}

/**
 * Before each of two copies: one flipped bit of the key would cost everything that it opens. A file without it was written
 * before there were two, and is the key itself.
 */
const copyMark = Buffer.from('BBK2');

/**
 * What may be the key's bytes, one for each copy that still reads as a key. None where the file holds none, or what sealed
 * it is not there or does not open it.
 */
export function readKeyFile(dir: string, file: KeyFile, protections: KeyProtections): Buffer[] {
  const at = path.join(dir, file.name);
  // A copy from a stick or an archive may have lost its mode.
  chmodSync(at, 0o600);
  return copiesIn(readFileSync(at)).flatMap((kept) => {
    const key = file.kept === 'file' ? kept : unprotected(kept, protections[file.kept]);
    return key?.length === 32 ? [key] : [];
  });
}

/** False where the disk has changed one of the two copies. */
export function isWholeKeyFile(dir: string, { name }: Pick<KeyFile, 'name'>): boolean {
  const bytes = readFileSync(path.join(dir, name));
  const [one, other] = halvesOf(bytes);
  return copiesIn(bytes).length === 1 || one.equals(other);
}

function copiesIn(bytes: Buffer): Buffer[] {
  const halves = halvesOf(bytes);
  const isDouble = halves.some((half) => half.subarray(0, copyMark.length).equals(copyMark));
  return isDouble ? halves.map((half) => half.subarray(copyMark.length)) : [bytes];
}

function halvesOf(bytes: Buffer): [Buffer, Buffer] {
  const middle = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

/** When it returns, the key is on the disk. Throws where the folder is asked to keep it in a way that is not there. */
export function writeKeyFile(
  dir: string,
  key: Buffer,
  { kept, kid }: { kept: KeyKept; kid?: string },
  protections: KeyProtections,
): KeyFile {
  const name = `wrapping${kid === undefined ? '' : `-${kid}`}.key${endings[kept]}`;
  const copy = Buffer.concat([copyMark, kept === 'file' ? key : sealed(key, protections[kept])]);
  writeDurably(path.join(dir, name), Buffer.concat([copy, copy]), 0o600);
  return { name, kept, kid, unfinished: false };
}

/** Overwrites it first, as far as the disk lets itself be told to. */
export function removeKeyFile(dir: string, { name }: Pick<KeyFile, 'name'>): void {
  wipeFile(path.join(dir, name));
}

function sealed(key: Buffer, protection: KeyProtection | undefined): Buffer {
  if (!protection) throw new Error('There is nothing to seal the wrapping key with');
  return protection.protect(key);
}

function unprotected(kept: Buffer, protection: KeyProtection | undefined): Buffer | undefined {
  try {
    return protection?.unprotect(kept);
  } catch {
    return undefined;
  }
}
