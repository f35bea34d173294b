import { generateKeyPairSync } from 'node:crypto';
import { nameKey } from '../../core/submission/key.ts';
import type { PrivateKey } from '../../core/submission/key.ts';

/** A fresh P-256 key pair; the private JWK holds both halves. */
export function makeKey(): Promise<PrivateKey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return nameKey({ ...privateKey.export({ format: 'jwk' }) });
}
