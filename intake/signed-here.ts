import { createPrivateKey, createPublicKey, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import type { PrivateKey, PublicKey } from '../core/submission/key.ts';
import { sign, verify, type SignedKind } from '../core/submission/signed.ts';

// The same signatures as `core/submission/signed.ts` makes and checks, for where thousands come at once. Web Crypto, which
// kiosks share with browsers, hands each of them to another thread and back: that takes longer than the signature itself. Node
// itself has the first suite alone; the other one goes the common way.

/** A compact JWS over the content as JSON. */
export function signHere(kind: SignedKind, content: object, key: PrivateKey): string | Promise<string> {
  return key.crv === 'P-256' ? signEs256(kind, content, key) : sign(kind, content, key);
}

/** The content, or undefined where the text is not a JWS of this kind, by this key, of this shape. */
export function verifyHere<Shape extends z.ZodType>(
  kind: SignedKind,
  shape: Shape,
  jws: string,
  key: PublicKey,
): z.output<Shape> | undefined | Promise<z.output<Shape> | undefined> {
  return key.crv === 'P-256' ? verifyEs256(kind, shape, jws, key) : verify(kind, shape, jws, key);
}

function signEs256(kind: SignedKind, content: object, key: PrivateKey): string {
  const header = { alg: 'ES256', typ: kind, kid: key.kid };
  const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(content))}`;
  return `${signed}.${fromDer(signBytes('sha256', Buffer.from(signed), privateKey(key))).toString('base64url')}`;
}

function verifyEs256<Shape extends z.ZodType>(
  kind: SignedKind,
  shape: Shape,
  jws: string,
  key: PublicKey,
): z.output<Shape> | undefined {
  const [header = '', payload = '', signature = '', ...more] = jws.split('.');
  if (more.length > 0 || !isOurs(parsed(header), kind)) return undefined;
  const raw = Buffer.from(signature, 'base64url');
  // Whatever Node would read as the same bytes is not the same text.
  if (raw.length !== 64 || raw.toString('base64url') !== signature) return undefined;
  if (!verifyBytes('sha256', Buffer.from(`${header}.${payload}`), publicKey(key), toDer(raw)))
    return undefined;
  return shape.safeParse(parsed(payload)).data;
}

/** A member `crit` asks for something to be understood, and we understand nothing of that sort. */
function isOurs(header: unknown, kind: SignedKind): boolean {
  if (typeof header !== 'object' || header === null || 'crit' in header) return false;
  return 'alg' in header && header.alg === 'ES256' && 'typ' in header && header.typ === kind;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function parsed(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** Reading a key takes longer than using it, so each is read once. */
const read = new WeakMap<PublicKey, KeyObject>();

function publicKey(key: PublicKey): KeyObject {
  return readOnce(key, () => createPublicKey({ key, format: 'jwk' }));
}

function privateKey(key: PrivateKey): KeyObject {
  return readOnce(key, () => createPrivateKey({ key, format: 'jwk' }));
}

function readOnce(key: PublicKey, make: () => KeyObject): KeyObject {
  const known = read.get(key) ?? make();
  read.set(key, known);
  return known;
}

// A JWS has the two numbers of a signature at 32 bytes each. Node would write them so itself, but then looks at the key
// anew every time, which takes as long as signing; its own form is DER, each number with a head and as short as may be.

function fromDer(der: Buffer): Buffer {
  const raw = Buffer.alloc(64);
  let from = 2;
  for (const end of [32, 64]) {
    const length = der[from + 1] ?? 0;
    const number = der.subarray(from + 2, from + 2 + length).subarray(-32);
    number.copy(raw, end - number.length);
    from += 2 + length;
  }
  return raw;
}

function toDer(raw: Buffer): Buffer {
  const numbers = Buffer.concat([raw.subarray(0, 32), raw.subarray(32)].map(derNumber));
  return Buffer.concat([Buffer.from([0x30, numbers.length]), numbers]);
}

/** Without zeros before it, but with one where its first bit would make it a number below zero. */
function derNumber(number: Buffer): Buffer {
  const first = number.findIndex((byte) => byte !== 0);
  const short = number.subarray(first < 0 ? 31 : first);
  const padded = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
  return Buffer.concat([Buffer.from([0x02, padded.length]), padded]);
}
