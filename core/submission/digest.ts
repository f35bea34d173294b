import { z } from 'zod';
import { subtle, utf8 } from './web-platform.ts';

/** How every digest on the road is written: `sha256:` and 64 lower-case hexadecimal digits. */
export const digestShape = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** The digest of these bytes, or of a text's UTF-8. */
export async function digestOf(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
