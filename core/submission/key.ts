import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A public P-256 key. `kid` is its RFC 7638 thumbprint, so a key cannot borrow another's name. */
export const publicKeyShape = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: coordinate,
});

export const privateKeyShape = publicKeyShape.extend({ d: coordinate });

export type PublicKey = z.output<typeof publicKeyShape>;
export type PrivateKey = z.output<typeof privateKeyShape>;

/** Names a freshly made P-256 key (a JWK with or without `d`) by its thumbprint. */
export async function nameKey(jwk: { [member: string]: unknown }): Promise<PrivateKey> {
  const { x, y, d } = jwk;
  const kid = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x: String(x), y: String(y) }, 'sha256');
  return privateKeyShape.parse({ kty: 'EC', crv: 'P-256', x, y, d, kid });
}

export function publicPart({ kty, crv, x, y, kid }: PrivateKey): PublicKey {
  return { kty, crv, x, y, kid };
}

/** True where the key's name really is its thumbprint. To be asked of every key that came from elsewhere. */
export async function namedTruly(key: PublicKey): Promise<boolean> {
  const { kty, crv, x, y } = key;
  return (await calculateJwkThumbprint({ kty, crv, x, y }, 'sha256')) === key.kid;
}
