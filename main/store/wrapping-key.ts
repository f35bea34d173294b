import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import {
  keyFilesIn,
  readKeyFile,
  writeKeyFile,
  type KeyFile,
  type KeyKept,
  type KeyProtections,
} from './key-file.ts';
import { seal, unseal } from './seal.ts';

/** The key that wraps every other key of the kiosk. It never leaves this object. */
export interface WrappingKey {
  /** Names the key without giving it away. */
  readonly kid: string;
  wrap(secret: Uint8Array, bound: string): Buffer;
  unwrap(wrapped: Uint8Array, bound: string): Buffer;
}

/** A wrapping key that lies in a file. */
export interface KeptKey {
  readonly keys: WrappingKey;
  readonly file: KeyFile;
}

/** Why the wrapping key cannot be had. */
export type KeyLost = 'key-lost' | 'passphrase-missing' | 'passphrase-wrong';

export function hasWrappingKey(dir: string): boolean {
  return keyFilesIn(dir).some(({ unfinished }) => !unfinished);
}

/**
 * The wrapping key of a data folder, from whichever file holds it: a kiosk that gains a keyring goes on with the file it
 * had. Made only where the folder has `recorded` none; one that it has recorded and that cannot be had is lost.
 */
export function openWrappingKey(
  dir: string,
  protections: KeyProtections,
  recorded: unknown,
): KeptKey | KeyLost {
  const files = keyFilesIn(dir).filter(
    ({ kid, unfinished }) => !unfinished && (kid === undefined || recorded === undefined || kid === recorded),
  );
  for (const file of files) {
    const keys = readKeyFile(dir, file, protections)
      .map(wrappingKey)
      .find(({ kid }) => recorded === undefined || kid === recorded);
    if (keys) return { keys, file };
  }
  if (recorded === undefined && files.length === 0) return makeFirstKey(dir, protections);
  if (!files.some(({ kept }) => kept === 'passphrase')) return 'key-lost';
  return protections.passphrase ? 'passphrase-wrong' : 'passphrase-missing';
}

/** The best place that there is. A passphrase comes first: somebody has asked for it. */
function makeFirstKey(dir: string, protections: KeyProtections): KeptKey {
  const key = randomBytes(32);
  const kept = protections.passphrase ? 'passphrase' : protections.keyring ? 'keyring' : 'file';
  return { file: writeKeyFile(dir, key, { kept }, protections), keys: wrappingKey(key) };
}

/** A key more, under a name of its own beside the one that the folder has. */
export function makeNextKey(dir: string, kept: KeyKept, protections: KeyProtections): KeptKey {
  const key = randomBytes(32);
  const keys = wrappingKey(key);
  return { file: writeKeyFile(dir, key, { kept, kid: keys.kid }, protections), keys };
}

/** A key that is written nowhere, and gone with whoever holds it. */
export function unwrittenKey(): WrappingKey {
  return wrappingKey(randomBytes(32));
}

function wrappingKey(key: Buffer): WrappingKey {
  const keyObject = createSecretKey(key);
  return {
    kid: createHash('sha256').update('bangban wrapping key').update(key).digest('hex').slice(0, 16),
    wrap: (secret, bound) => seal(keyObject, secret, `wrapped:${bound}`),
    unwrap: (wrapped, bound) => unseal(keyObject, wrapped, `wrapped:${bound}`),
  };
}
