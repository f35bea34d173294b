import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { z } from 'zod';
import { kidShape } from './key.ts';
import type { PrivateKey, PublicKey } from './key.ts';
import { primitivesOf } from './suite/suites.ts';
import { textOf, utf8 } from './web-platform.ts';

/**
 * What a signature was made for. It stands in the protected header and is checked with the signature; otherwise a
 * receipt could be played back as something else that the same key signs.
 */
export type SignedKind =
  | 'bangban-cover'
  | 'bangban-receipt'
  | 'bangban-refusal'
  | 'bangban-attachment'
  | 'bangban-enrolment'
  | 'bangban-exchange'
  | 'bangban-news'
  | 'bangban-renewal'
  | 'bangban-renewal-proof'
  | 'bangban-succession';

/** A compact JWS over the content as JSON. */
export async function sign(kind: SignedKind, content: object, key: PrivateKey): Promise<string> {
  return (await primitivesOf(key)).sign(utf8(JSON.stringify(content)), kind, key);
}

/**
 * The content, or undefined where the text is not a JWS of this kind, by this key, of this shape. Shapes of signed
 * things let members pass that they do not know, so that a newer kiosk and an older intake understand each other.
 */
export async function verify<Shape extends z.ZodType>(
  kind: SignedKind,
  shape: Shape,
  jws: string,
  key: PublicKey,
): Promise<z.output<Shape> | undefined> {
  const { verify: check } = await primitivesOf(key);
  try {
    const { payload, typ } = await check(jws, key);
    if (typ !== kind) return undefined;
    const parsed = shape.safeParse(JSON.parse(textOf(payload)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whose key a JWS says it was signed with, or a JWE sealed to; nothing is proven yet. Undefined also where it names what no
 * key is called: it comes from anybody and goes to the database, where some take no zero byte in a text.
 */
export function claimedKey(jws: string): string | undefined {
  try {
    return kidShape.safeParse(decodeProtectedHeader(jws).kid).data;
  } catch {
    return undefined;
  }
}

/** What a JWS says; nothing is proven yet. Undefined where it is none. */
export function claimedContent(jws: string): unknown {
  try {
    return decodeJwt(jws);
  } catch {
    return undefined;
  }
}
