import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { seal, unseal } from './seal.ts';
import { writeDurably } from './write-durably.ts';

/**
 * The key that wraps every other key of the kiosk. It never leaves this object.
 *
 * Two real ones: a key file that only the kiosk's user may read, and the same file sealed by the operating system
 * (Electron's `safeStorage`), where the system has a place for secrets that is worth the name.
 */
export interface WrappingKey {
  /** Names the key without giving it away. */
  readonly kid: string;
  wrap(secret: Uint8Array, bound: string): Buffer;
  unwrap(wrapped: Uint8Array, bound: string): Buffer;
}

/** What the operating system offers to keep the wrapping key with. Handed in by the shell that has it. */
export interface KeyProtection {
  protect(secret: Buffer): Buffer;
  unprotect(kept: Buffer): Buffer;
}

const fileName = { plain: 'wrapping.key', protected: 'wrapping.key.protected' } as const;

export function hasWrappingKey(dir: string): boolean {
  return Object.values(fileName).some((name) => existsSync(path.join(dir, name)));
}

/** Reads the wrapping key of a data folder, or makes it when there is none yet. */
export function openWrappingKey(dir: string, protection: KeyProtection | undefined): WrappingKey {
  const file = path.join(dir, protection ? fileName.protected : fileName.plain);
  if (!existsSync(file)) {
    const fresh = randomBytes(32);
    writeDurably(file, protection ? protection.protect(fresh) : fresh, 0o600);
  }
  // A copy from a stick or an archive may have lost its mode.
  chmodSync(file, 0o600);
  const kept = readFileSync(file);
  const key = protection ? protection.unprotect(kept) : kept;
  if (key.length !== 32) throw new Error(`${file} does not hold a wrapping key`);
  const keyObject = createSecretKey(key);
  return {
    kid: createHash('sha256').update('bangban wrapping key').update(key).digest('hex').slice(0, 16),
    wrap: (secret, bound) => seal(keyObject, secret, `wrapped:${bound}`),
    unwrap: (wrapped, bound) => unseal(keyObject, wrapped, `wrapped:${bound}`),
  };
}
