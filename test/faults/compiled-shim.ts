import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A shim between a program and the system as a library for `LD_PRELOAD`, compiled anew where its source is younger. */
export function compiledShim(source: string): string {
  const library = path.resolve('.cache/faults', `${path.basename(source, '.c')}.so`);
  if (existsSync(library) && statSync(library).mtimeMs > statSync(source).mtimeMs) return library;
  mkdirSync(path.dirname(library), { recursive: true });
  const beside = `${library}.${process.pid}`;
  const { status, stderr, error } = spawnSync(
    'sh',
    [
      '-c',
      'cc -shared -fPIC -O2 -Wall -Wextra -Werror -o "$1" "$2" -ldl -lpthread && mv "$1" "$3"',
      'cc',
      beside,
      source,
      library,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The shim does not compile: ${error?.message ?? stderr}`);
  return library;
}
