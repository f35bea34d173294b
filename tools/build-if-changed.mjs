// Builds the parts of the program whose sources are no longer the ones that they were built from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run, say } from './child.mjs';
import { place } from './place.mjs';

const everywhere = ['core', 'package-lock.json', 'tools/build.mjs'];

const sources = {
  renderer: [...everywhere, 'renderer', 'locales', 'vite.config.ts'],
  main: [...everywhere, 'main', 'stick', 'locales'],
  intake: [...everywhere, 'intake', 'stick'],
};

export async function buildIfChanged() {
  const stamps = Object.fromEntries(Object.entries(sources).map(([part, from]) => [part, digest(from)]));
  const stale = Object.keys(sources).filter((part) => builtFrom(part) !== stamps[part]);
  if (stale.length === 0) return;
  say('Building …');
  const code = await run(process.execPath, [place('tools/build.mjs'), ...stale], {
    stdio: ['ignore', 2, 2],
    // Set here because Vite would set it for itself alone: React's development half must stay out of the bundle.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) process.exit(code);
  mkdirSync(place('dist'), { recursive: true });
  for (const part of stale) writeFileSync(stampOf(part), stamps[part]);
}

const stampOf = (part) => place('dist', `${part}.built-from`);

const builtFrom = (part) =>
  existsSync(stampOf(part)) && existsSync(place('dist', part)) ? readFileSync(stampOf(part), 'utf8') : null;

/** By content and not by date: a checkout or a copy changes every date and nothing else. */
function digest(from) {
  const hash = createHash('sha256');
  for (const file of from.flatMap((name) => filesOf(place(name))).sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesOf(name) {
  if (!existsSync(name)) return [];
  if (path.extname(name) !== '') return [name];
  return readdirSync(name, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
