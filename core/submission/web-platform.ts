/**
 * What `core/submission` takes from the platform that both Node and browsers are: Web Crypto and UTF-8.
 *
 * `core/` is checked without the types of either, so the few members that are used are declared here by hand.
 * `jose` calls the same globals by itself.
 */
type GcmParams = { name: 'AES-GCM'; iv: Uint8Array; additionalData: Uint8Array };

declare const crypto: {
  getRandomValues(into: Uint8Array): Uint8Array;
  subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      key: Uint8Array,
      algorithm: 'AES-GCM',
      extractable: boolean,
      usages: ('encrypt' | 'decrypt')[],
    ): Promise<object>;
    encrypt(params: GcmParams, key: object, data: Uint8Array): Promise<ArrayBuffer>;
    decrypt(params: GcmParams, key: object, data: Uint8Array): Promise<ArrayBuffer>;
  };
};

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean },
) => {
  decode(bytes: Uint8Array): string;
};

export const subtle = crypto.subtle;

/** From the platform, so that nobody can hand in another. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text of these bytes; throws where they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
