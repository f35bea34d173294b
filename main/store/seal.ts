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
  return Buffer.concat([
    decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)),
    decipher.final(),
  ]);
}
