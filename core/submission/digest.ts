import { z } from 'zod';
import type { Suite } from './suite/suite.ts';
import { firstSuite, suites } from './suite/suites.ts';
import { utf8 } from './web-platform.ts';

/** How every digest on the road is written: `sha256:`, or `sm3:` in the Chinese suite, and 64 lower-case hexadecimal digits. */
export const digestShape = z.string().regex(/^(sha256|sm3):[0-9a-f]{64}$/);

/** The digest of these bytes, or of a text's UTF-8. */
export async function digestOf(content: Uint8Array | string, suite: Suite = firstSuite): Promise<string> {
  const { digest } = await suite.primitives();
  const hash = await digest(typeof content === 'string' ? utf8(content) : content);
  return `${suite.digest}:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether this is the content that the digest was made of, by whichever suite. */
export async function fitsDigest(content: Uint8Array | string, digest: string): Promise<boolean> {
  const suite = suites.find((each) => digest.startsWith(`${each.digest}:`));
  return suite !== undefined && (await digestOf(content, suite)) === digest;
}
