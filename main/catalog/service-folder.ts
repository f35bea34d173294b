import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a service's folder may hold. Anything else in it, links above all, is not read and not part of the digest. */
const allowed = [
  /^service\.json$/,
  /^text\.[a-z]{2}(-[A-Z]{2})?\.json$/,
  /^pictures\/[a-z0-9][a-z0-9-]{0,59}\.svg$/,
];
/** The one folder that a service's folder may hold. */
const picturesFolder = 'pictures';
const largestFileBytes = 2_000_000;
const largestFolderBytes = 20_000_000;

/** The files of one service by their path inside its folder, `/` between the parts. Throws when a file is too large. */
export function readServiceFolder(dir: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let total = 0;
  for (const name of namesIn(dir)) {
    if (!allowed.some((shape) => shape.test(name))) continue;
    const file = path.join(dir, name);
    const found = lstatSync(file);
    if (!found.isFile()) continue;
    total += found.size;
    if (found.size > largestFileBytes || total > largestFolderBytes) throw new Error(`${file} is too large`);
    files.set(name, readFileSync(file));
  }
  return files;
}

/** Folder by folder and by hand: what reads folders inside folders by itself follows links, in circles and over the whole disk. */
function namesIn(dir: string): string[] {
  const pictures = path.join(dir, picturesFolder);
  const hasPictures = lstatSync(pictures, { throwIfNoEntry: false })?.isDirectory() === true;
  const inPictures = hasPictures ? readdirSync(pictures).map((name) => `${picturesFolder}/${name}`) : [];
  return [...readdirSync(dir), ...inPictures].sort();
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
