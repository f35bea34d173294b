import { CompactEncrypt, compactDecrypt, CompactSign, compactVerify, exportJWK, generateKeyPair } from 'jose';
import { subtle } from '../web-platform.ts';
import type { Primitives } from './suite.ts';

/**
 * ECDSA and ECDH on P-256, AES-256-GCM, SHA-256, by the platform. ECDH-ES is used directly, without wrapping a second key,
 * because the cryptography inside Electron has no AES key wrap.
 */
export const es256: Primitives = {
  makeKey: async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const { x = '', y = '', d = '' } = await exportJWK(privateKey);
    return { x, y, d };
  },
  digest: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
  sign: (payload, typ, key) =>
    new CompactSign(payload).setProtectedHeader({ alg: 'ES256', typ, kid: key.kid }).sign(key),
  verify: async (jws, key) => {
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    return { payload, typ: protectedHeader.typ };
  },
  seal: (plain, key) =>
    new CompactEncrypt(plain)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
      .encrypt(key),
  unseal: async (jwe, key) => {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return plaintext;
  },
  chunks: async (key) => {
    const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return {
      seal: async (plain, nonce, additional) =>
        new Uint8Array(await subtle.encrypt(params(nonce, additional), imported, plain)),
      open: async (sealed, nonce, additional) =>
        new Uint8Array(await subtle.decrypt(params(nonce, additional), imported, sealed)),
    };
  },
};

function params(iv: Uint8Array, additionalData: Uint8Array) {
  return { name: 'AES-GCM' as const, iv, additionalData };
}
