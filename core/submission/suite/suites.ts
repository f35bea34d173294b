import { es256 } from './es256.ts';
import type { Curve, Primitives, Suite } from './suite.ts';

/** The one that is meant where nothing says which. */
export const firstSuite: Suite = {
  name: 'ES256+ECDH-ES+A256GCM+SHA-256',
  curve: 'P-256',
  digest: 'sha256',
  attachment: { mark: 'BBA1', keyBytes: 32 },
  primitives: async () => es256,
};

/** For intakes that are held to the Chinese standards: GB/T 32918, 32905 and 32907. */
export const chineseSuite: Suite = {
  name: 'SM2SM3+SM2+SM4GCM+SM3',
  curve: 'SM2',
  digest: 'sm3',
  attachment: { mark: 'BBA2', keyBytes: 16 },
  primitives: async () => (await import('./sm.ts')).sm,
};

export const suites: readonly Suite[] = [firstSuite, chineseSuite];

/** The suite of a key. */
export function suiteOf({ crv }: { crv: Curve }): Suite {
  return crv === chineseSuite.curve ? chineseSuite : firstSuite;
}

export function primitivesOf(key: { crv: Curve }): Promise<Primitives> {
  return suiteOf(key).primitives();
}
