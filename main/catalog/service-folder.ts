import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a service's folder may hold. Anything else in it, links above all, is not read and not part of the digest. */
const allowed = [
  /^service\.json$/,
  /^text\.[a-z]{2}(-[A-Z]{2})?\.json$/,
  /^pictures\/[a-z0-9][a-z0-9-]{0,59}\.svg$/,
];
const largestFileBytes = 2_000_000;
const largestFolderBytes = 20_000_000;

/** The files of one service by their path inside its folder, `/` between the parts. Throws when a file is too large. */
export function readServiceFolder(dir: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let total = 0;
  for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const name = entry.replaceAll(path.sep, '/');
    if (!allowed.some((shape) => shape.test(name))) continue;
    const file = path.join(dir, entry);
    const found = lstatSync(file);
    if (!found.isFile() || lstatSync(path.dirname(file)).isSymbolicLink()) continue;
    total += found.size;
    if (found.size > largestFileBytes || total > largestFolderBytes) throw new Error(`${file} is too large`);
    files.set(name, readFileSync(file));
  }
  return files;
}

/** Names a package by its content: SHA-256 over its paths and its files' digests, in the order of the paths. */
export function packageDigest(files: ReadonlyMap<string, Buffer>): string {
  const whole = createHash('sha256');
  for (const name of [...files.keys()].sort()) {
    const digest = createHash('sha256')
      .update(files.get(name) ?? '')
      .digest('hex');
    whole.update(`${name}\n${digest}\n`);
  }
  return whole.digest('hex');
}
