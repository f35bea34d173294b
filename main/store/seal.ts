import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals bytes with AES-256-GCM under a key of 32 bytes: nonce, sealed bytes, tag.
 *
 * `bound` says what the bytes are and where they belong. Whoever moves a sealed value to another place, say an
 * answer to another session, cannot open it there. The nonce is drawn here and is no argument: a nonce that came
 * twice under one key would give both texts away.
 */
export function seal(key: KeyObject, plain: Uint8Array, bound: string): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Random bytes are drawn for many nonces at once and each is used for one, because an answer is sealed while somebody
 * waits for it: drawing twelve bytes at a time takes as long as all the rest.
 */
const nonces = { drawn: Buffer.alloc(0), used: 0 };

function freshNonce(): Buffer {
  if (nonces.used + nonceBytes > nonces.drawn.length) {
    nonces.drawn = randomBytes(nonceBytes * 256);
    nonces.used = 0;
  }
  nonces.used += nonceBytes;
  return nonces.drawn.subarray(nonces.used - nonceBytes, nonces.used);
}

/** Opens what `seal` made. Throws when the key, the place or a single bit is not the one it was sealed with. */
export function unseal(key: KeyObject, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < nonceBytes + tagBytes) throw new Error('Sealed bytes are too short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  // All of it comes here, and nothing with the last step: put together anew it would stand in memory twice.
  const plain = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
  try {
    decipher.final();
  } catch (error) {
    plain.fill(0);
    throw error;
  }
  return plain;
}

/** An answer as it is kept has a few hundred bytes, and each bit of it costs one try. More would keep somebody waiting. */
const mostBytesTried = 4096;

/** The same sealed bytes with the one bit put back that a disk has flipped; undefined where it is more than one. */
export function withBitPutBack(key: KeyObject, sealed: Uint8Array, bound: string): Buffer | undefined {
  if (sealed.length > mostBytesTried) return undefined;
  const tried = Buffer.from(sealed);
  for (let bit = 0; bit < tried.length * 8; bit += 1) {
    flip(tried, bit);
    try {
      unseal(key, tried, bound).fill(0);
      return tried;
    } catch {
      flip(tried, bit);
    }
  }
  return undefined;
}

function flip(bytes: Buffer, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}
