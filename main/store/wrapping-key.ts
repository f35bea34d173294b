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

/**
 * The wrapping key of a data folder, from whichever file holds it: a kiosk that gains a keyring goes on with the file it
 * had. Made only where the folder has `recorded` none; undefined where the one it has recorded cannot be had.
 */
export function openWrappingKey(
  dir: string,
  protection: KeyProtection | undefined,
  recorded: unknown,
): WrappingKey | undefined {
  const found = Object.values(fileName).flatMap((name) => readKey(path.join(dir, name), protection) ?? []);
  if (recorded !== undefined) return found.find(({ kid }) => kid === recorded);
  return found[0] ?? (hasWrappingKey(dir) ? undefined : makeKey(dir, protection));
}

function makeKey(dir: string, protection: KeyProtection | undefined): WrappingKey {
  const fresh = randomBytes(32);
  const file = path.join(dir, protection ? fileName.protected : fileName.plain);
  writeDurably(file, protection ? protection.protect(fresh) : fresh, 0o600);
  return wrappingKey(fresh);
}

/** A key that is written nowhere, and gone with whoever holds it. */
export function unwrittenKey(): WrappingKey {
  return wrappingKey(randomBytes(32));
}

/** Undefined where the file is missing, is no key, or is sealed by a keyring that does not answer. */
function readKey(file: string, protection: KeyProtection | undefined): WrappingKey | undefined {
  if (!existsSync(file)) return undefined;
  // A copy from a stick or an archive may have lost its mode.
  chmodSync(file, 0o600);
  const kept = readFileSync(file);
  const key = path.basename(file) === fileName.plain ? kept : unprotected(kept, protection);
  return key?.length === 32 ? wrappingKey(key) : undefined;
}

/** What the operating system does not open was sealed for another user or another computer, or is damaged. */
function unprotected(kept: Buffer, protection: KeyProtection | undefined): Buffer | undefined {
  try {
    return protection?.unprotect(kept);
  } catch {
    return undefined;
  }
}

function wrappingKey(key: Buffer): WrappingKey {
  const keyObject = createSecretKey(key);
  return {
    kid: createHash('sha256').update('bangban wrapping key').update(key).digest('hex').slice(0, 16),
    wrap: (secret, bound) => seal(keyObject, secret, `wrapped:${bound}`),
    unwrap: (wrapped, bound) => unseal(keyObject, wrapped, `wrapped:${bound}`),
  };
}
