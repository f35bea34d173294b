import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fitsDigest } from '../core/submission/digest.ts';

// As `core/submission/digest.ts` has it, for where thousands come at once: Web Crypto hands each to another thread and back,
// and needs a file whole in memory. Node itself has the first suite alone; the other one goes the common way.

const ours = 'sha256:';

export function fitsDigestHere(text: string, digest: string): boolean | Promise<boolean> {
  return digest.startsWith(ours)
    ? digest === `${ours}${createHash('sha256').update(text).digest('hex')}`
    : fitsDigest(text, digest);
}

export async function fileFitsDigest(file: string, digest: string): Promise<boolean> {
  if (!digest.startsWith(ours)) return fitsDigest(await readFile(file), digest);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return digest === `${ours}${hash.digest('hex')}`;
}
