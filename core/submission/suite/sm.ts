import { base64url } from 'jose';
import { sm2, sm3, sm4 } from 'sm-crypto-v2';
import { z } from 'zod';
import type { PublicKey } from '../key.ts';
import { randomBytes, textOf, utf8 } from '../web-platform.ts';
import { tagBytes, type ChunkCipher, type Primitives } from './suite.ts';

/**
 * SM2 signatures over SM3 and SM2 encryption (GB/T 32918), SM4 in GCM (GB/T 32907), SM3 (GB/T 32905), by `sm-crypto-v2`, in
 * the same compact forms as the first suite. JOSE has no names for them; these are ours:
 * - JWS: `alg` `SM2SM3`, the signature r and s, 32 bytes each, made with the default identity `1234567812345678`;
 * - JWE: `alg` `SM2`, `enc` `SM4GCM`; the encrypted key is C1 (64 bytes, without the 04), C3, C2 over a fresh key of 16 bytes.
 */
export const sm: Primitives = {
  makeKey: async () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const point = bytesOf(publicKey).subarray(1);
    return {
      x: base64url.encode(point.subarray(0, 32)),
      y: base64url.encode(point.subarray(32)),
      d: base64url.encode(bytesOf(privateKey.padStart(64, '0'))),
    };
  },
  digest: async (bytes) => bytesOf(sm3(bytes)),

  sign: async (payload, typ, key) => {
    const text = `${jsonPart({ alg: 'SM2SM3', typ, kid: key.kid })}.${base64url.encode(payload)}`;
    const signature = sm2.doSignature(utf8(text), hexOf(base64url.decode(key.d)), {
      hash: true,
      publicKey: pointOf(key),
    });
    return `${text}.${base64url.encode(bytesOf(signature))}`;
  },
  verify: async (jws, key) => {
    const [header = '', payload = '', signature = '', ...more] = jws.split('.');
    const { alg, typ } = headerShape.parse(JSON.parse(textOf(base64url.decode(header))));
    const bytes = base64url.decode(signature);
    const isGood =
      alg === 'SM2SM3' &&
      more.length === 0 &&
      bytes.length === 64 &&
      sm2.doVerifySignature(utf8(`${header}.${payload}`), hexOf(bytes), pointOf(key), { hash: true });
    if (!isGood) throw new Error('The signature does not verify');
    return { payload: base64url.decode(payload), typ };
  },

  seal: async (plain, key) => {
    const header = jsonPart({ alg: 'SM2', enc: 'SM4GCM', kid: key.kid });
    const [contentKey, nonce] = [randomBytes(16), randomBytes(12)];
    const wrapped = sm2.doEncrypt(contentKey, pointOf(key), keyThenHashThenText);
    const sealed = await gcm(contentKey).seal(plain, nonce, utf8(header));
    contentKey.fill(0);
    const [text, tag] = [sealed.subarray(0, -tagBytes), sealed.subarray(-tagBytes)];
    const parts = [bytesOf(wrapped), nonce, text, tag].map((part) => base64url.encode(part));
    return [header, ...parts].join('.');
  },
  unseal: async (jwe, key) => {
    const [header = '', wrapped = '', nonce = '', text = '', tag = '', ...more] = jwe.split('.');
    const { alg, enc } = headerShape.parse(JSON.parse(textOf(base64url.decode(header))));
    const contentKey = sm2.doDecrypt(
      hexOf(base64url.decode(wrapped)),
      hexOf(base64url.decode(key.d)),
      keyThenHashThenText,
      { output: 'array' },
    );
    // What does not fit its hash comes out empty, and not as an error.
    if (alg !== 'SM2' || enc !== 'SM4GCM' || more.length > 0 || contentKey.length !== 16)
      throw new Error('The envelope does not open');
    const sealed = joined(base64url.decode(text), base64url.decode(tag));
    return gcm(Uint8Array.from(contentKey)).open(sealed, base64url.decode(nonce), utf8(header));
  },

  chunks: async (key) => gcm(key),
};

/** C1C3C2, the order that the standard has had since 2012. */
const keyThenHashThenText = 1;

const headerShape = z.looseObject({
  alg: z.string(),
  enc: z.string().optional(),
  typ: z.string().optional(),
});

/**
 * The library opens without a tag where it is given none, and with a short one it compares less: so both lengths are looked
 * at here, before it sees anything.
 */
function gcm(key: Uint8Array): ChunkCipher {
  const options = (iv: Uint8Array, associatedData: Uint8Array) => {
    if (key.length !== 16 || iv.length !== 12)
      throw new Error('SM4-GCM takes a key of 16 and a nonce of 12 bytes');
    return { mode: 'gcm', output: 'array', outputTag: true, iv, associatedData } as const;
  };
  return {
    seal: async (plain, nonce, additional) => {
      const { output, tag } = sm4.encrypt(plain, key, options(nonce, additional));
      if (tag?.length !== tagBytes) throw new Error('SM4-GCM made no tag');
      return joined(output, tag);
    },
    open: async (sealed, nonce, additional) => {
      if (sealed.length < tagBytes) throw new Error('Sealed bytes are too short');
      const tag = sealed.slice(-tagBytes);
      return sm4.decrypt(sealed.slice(0, -tagBytes), key, { ...options(nonce, additional), tag });
    },
  };
}

function jsonPart(content: object): string {
  return base64url.encode(utf8(JSON.stringify(content)));
}

/** Uncompressed, as the library takes it. */
function pointOf({ x, y }: PublicKey): string {
  return `04${hexOf(base64url.decode(x))}${hexOf(base64url.decode(y))}`;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}
