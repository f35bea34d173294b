import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Printer } from './port.ts';
import { typeset } from './typeset.ts';

/**
 * The printer of a demo: the paper that a real one would give comes out as a picture, `last-paper.svg` in the folder.
 * Only the last is kept, since what is on paper leaves a kiosk.
 */
export function simulatedPrinter(dir: string): Printer {
  return {
    print: async (paper) => {
      await mkdir(dir, { recursive: true });
      const picture = await typeset(paper, { command: 'svg' });
      await writeFile(path.join(dir, 'last-paper.svg'), picture);
      return 'printed';
    },
  };
}
