import { nameKey } from './key.ts';
import type { PrivateKey } from './key.ts';
import type { Curve } from './suite/suite.ts';
import { primitivesOf } from './suite/suites.ts';

/** A fresh key pair; the JWK holds both halves, and nothing in it says whether it will sign or receive. */
export async function makeKey(curve: Curve = 'P-256'): Promise<PrivateKey> {
  const { makeKey: make } = await primitivesOf({ crv: curve });
  return nameKey({ kty: 'EC', crv: curve, ...(await make()) });
}
