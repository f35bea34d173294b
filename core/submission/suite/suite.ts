import type { PrivateKey, PublicKey } from '../key.ts';

/**
 * The cryptography of the road under one name: whoever is given a key, a digest or the key of an attachment knows by it
 * which suite it belongs to, and need not ask further.
 */
export interface Suite {
  /** As covers say it. */
  readonly name: string;
  /** `crv` of its keys. */
  readonly curve: Curve;
  /** What stands before the digits of its digests. */
  readonly digest: 'sha256' | 'sm3';
  /** How attachments are sealed: what the sealed bytes begin with, and how long the key of each is. */
  readonly attachment: { readonly mark: string; readonly keyBytes: number };
  /** What does the work. Loaded when first needed, save for the first suite. */
  primitives(): Promise<Primitives>;
}

export type Curve = 'P-256' | 'SM2';

/** Keys and coordinates are 32 bytes, base64url. What does not verify or open throws. */
export interface Primitives {
  /** The randomness is the platform's own: nobody should be able to hand in another. */
  makeKey(): Promise<{ x: string; y: string; d: string }>;
  /** 32 bytes. */
  digest(bytes: Uint8Array): Promise<Uint8Array>;
  /** A compact JWS. */
  sign(payload: Uint8Array, typ: string, key: PrivateKey): Promise<string>;
  verify(jws: string, key: PublicKey): Promise<{ payload: Uint8Array; typ: unknown }>;
  /** A compact JWE. */
  seal(plain: Uint8Array, key: PublicKey): Promise<string>;
  unseal(jwe: string, key: PrivateKey): Promise<Uint8Array>;
  /** For the chunks of one attachment, under its own key. */
  chunks(key: Uint8Array): Promise<ChunkCipher>;
}

/** Authenticated encryption, the tag of 16 bytes behind. `nonce` is 12 bytes and comes once under a key. */
export interface ChunkCipher {
  seal(plain: Uint8Array, nonce: Uint8Array, additional: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array, nonce: Uint8Array, additional: Uint8Array): Promise<Uint8Array>;
}

export const tagBytes = 16;
