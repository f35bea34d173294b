import { hashRawSync } from '@node-rs/argon2';
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { KeyProtection } from './key-file.ts';
import { seal, unseal } from './seal.ts';

const mark = Buffer.from('BBP1');
const saltBytes = 16;

/** argon2id, its default: 64 MiB and three passes, 60 ms of a processor of 2026 for each guess. Fixed by the mark. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };

/**
 * Seals the wrapping key's file with what somebody knows, or another place keeps: `"BBP1" | salt | sealed`.
 *
 * The passphrase is read as people type it: the same signs in another form of Unicode are the same.
 */
export function passphraseProtection(passphrase: string): KeyProtection {
  return {
    protect: (secret) => {
      const salt = randomBytes(saltBytes);
      return Buffer.concat([mark, salt, seal(keyFrom(passphrase, salt), secret, 'wrapping key')]);
    },
    unprotect: (kept) => {
      if (!kept.subarray(0, mark.length).equals(mark)) throw new Error('Not sealed by a passphrase');
      const salt = kept.subarray(mark.length, mark.length + saltBytes);
      return unseal(keyFrom(passphrase, salt), kept.subarray(mark.length + saltBytes), 'wrapping key');
    },
  };
}

function keyFrom(passphrase: string, salt: Buffer): KeyObject {
  const raw = hashRawSync(passphrase.normalize('NFKC'), { ...cost, salt });
  try {
    return createSecretKey(raw);
  } finally {
    raw.fill(0);
  }
}
