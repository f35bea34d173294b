import type { PrivateKey, PublicKey } from './key.ts';
import { primitivesOf } from './suite/suites.ts';
import { textOf, utf8 } from './web-platform.ts';

/** A compact JWE to this key. */
export async function seal(text: string, key: PublicKey): Promise<string> {
  return (await primitivesOf(key)).seal(utf8(text), key);
}

/** The text, or undefined where this key does not open it or a byte of it was changed. */
export async function unseal(jwe: string, key: PrivateKey): Promise<string | undefined> {
  const { unseal: open } = await primitivesOf(key);
  try {
    return textOf(await open(jwe, key));
  } catch {
    return undefined;
  }
}
