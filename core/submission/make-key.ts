import { exportJWK, generateKeyPair } from 'jose';
import { nameKey } from './key.ts';
import type { PrivateKey } from './key.ts';

/**
 * A fresh P-256 key pair; the JWK holds both halves, and nothing in it says whether it will sign or receive. The
 * randomness is the platform's own: nobody should be able to hand in another.
 */
export async function makeKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return nameKey({ ...(await exportJWK(privateKey)) });
}
