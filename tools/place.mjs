// Where things stand in a clone.
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import process from 'node:process';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A path inside the clone, from the root. */
export const place = (...parts) => path.join(root, ...parts);

/** The script behind a program that a package brings, to be run by the Node that we chose and not by the system's. */
export const program = {
  electronInstaller: place('node_modules/electron/install.js'),
  electronBuilder: place('node_modules/electron-builder/cli.js'),
  oxlint: place('node_modules/oxlint/bin/oxlint'),
  prettier: place('node_modules/prettier/bin/prettier.cjs'),
  tsc: place('node_modules/typescript/bin/tsc'),
  vitest: place('node_modules/vitest/vitest.mjs'),
};

/** The Node that the lock file brings for this platform, where there is such a package. */
export const nodeOfTheLock = place(
  'node_modules',
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
