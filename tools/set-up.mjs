// Brings a bare clone to where the program can be built and run, on Node's built-ins alone and on a Node as old as 20:
// installs the packages of the lock file, then goes on under the Node that the lock file brings.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run, say } from './child.mjs';
import { nodeOfTheLock, place, root } from './place.mjs';

/** First thing in every script of this folder. What follows it runs with all packages, under the right Node. */
export async function setUp() {
  if (!installed()) await install();
  if (existsSync(nodeOfTheLock)) {
    if (realpathSync(process.execPath) !== realpathSync(nodeOfTheLock))
      process.exit(await run(nodeOfTheLock, process.argv.slice(1)));
  } else if (Number(process.versions.node.split('.')[0]) < 22) {
    say(
      `There is no Node package for ${process.platform} ${process.arch}: please install Node 24, this is ${process.version}.`,
    );
    process.exit(1);
  }
}

/**
 * Whether node_modules holds what the lock file names: npm notes what it installed in a hidden lock file, as its last
 * act. Optional packages are for other platforms, all but the one that brings our Node.
 */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(place('package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(place('node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, { version, optional }]) =>
        name === '' ||
        present[name]?.version === version ||
        (optional && !nodeOfTheLock.startsWith(place(name) + path.sep)),
    );
  } catch {
    return false;
  }
}

async function install() {
  say('Installing the packages of the lock file, once …');
  const options = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
  // npm's own messages go to stderr, so that a first `npm run serve` still prints nothing but its line.
  const quietly = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env['npm_execpath'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...options], quietly)
    : await run('npm', options, { ...quietly, shell: process.platform === 'win32' });
  if (code !== 0) {
    say('The packages could not be installed: npm says above why.');
    process.exit(code);
  }
}
