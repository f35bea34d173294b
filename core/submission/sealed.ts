import { CompactEncrypt, compactDecrypt } from 'jose';
import type { PrivateKey, PublicKey } from './key.ts';
import { textOf, utf8 } from './web-platform.ts';

/**
 * A compact JWE to this key. ECDH-ES is used directly, without wrapping a second key, because the cryptography inside
 * Electron has no AES key wrap.
 */
export function seal(text: string, key: PublicKey): Promise<string> {
  return new CompactEncrypt(utf8(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(key);
}

/** The text, or undefined where this key does not open it or a byte of it was changed. */
export async function unseal(jwe: string, key: PrivateKey): Promise<string | undefined> {
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return textOf(plaintext);
  } catch {
    return undefined;
  }
}
