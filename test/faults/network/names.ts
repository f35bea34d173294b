import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compiledShim } from '../compiled-shim.ts';

/** The names of the network, as a program looks them up that is started with `environment`: those under `.test` are this computer. */
export interface Names {
  readonly environment: NodeJS.ProcessEnv;
  /** From now on, for whoever looks one up; what is connected already stays so. */
  be(state: 'known' | 'gone'): void;
}

/** @param dir has to exist; holds what steers it */
export function namesIn(dir: string): Names {
  const gone = path.join(dir, 'names-gone');
  return {
    environment: { LD_PRELOAD: compiledShim(path.resolve('test/faults/network/names.c')), NAMES_GONE: gone },
    be: (state) => (state === 'gone' ? writeFileSync(gone, '') : rmSync(gone, { force: true })),
  };
}
