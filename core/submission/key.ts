import { base64url } from 'jose';
import { z } from 'zod';
import { primitivesOf } from './suite/suites.ts';
import { utf8 } from './web-platform.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A thumbprint: 32 bytes as base64url, in every suite. */
export const kidShape = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A public key; the curve says which suite it belongs to. `kid` is its RFC 7638 thumbprint, so a key cannot borrow another's name. */
export const publicKeyShape = z.strictObject({
  kty: z.literal('EC'),
  crv: z.enum(['P-256', 'SM2']),
  x: coordinate,
  y: coordinate,
  kid: kidShape,
});

export const privateKeyShape = publicKeyShape.extend({ d: coordinate });

export type PublicKey = z.output<typeof publicKeyShape>;
export type PrivateKey = z.output<typeof privateKeyShape>;

/** Names a freshly made key by its thumbprint. */
export async function nameKey(key: Omit<PrivateKey, 'kid'>): Promise<PrivateKey> {
  return privateKeyShape.parse({ ...key, kid: await thumbprint(key) });
}

export function publicPart({ kty, crv, x, y, kid }: PrivateKey): PublicKey {
  return { kty, crv, x, y, kid };
}

/** True where the key's name really is its thumbprint. To be asked of every key that came from elsewhere. */
export async function namedTruly(key: PublicKey): Promise<boolean> {
  return (await thumbprint(key)) === key.kid;
}

/** RFC 7638: the members that make the key what it is, in the order of the alphabet, by the digest of its suite. */
async function thumbprint({ crv, kty, x, y }: Omit<PublicKey, 'kid'>): Promise<string> {
  const { digest } = await primitivesOf({ crv });
  return base64url.encode(await digest(utf8(JSON.stringify({ crv, kty, x, y }))));
}
