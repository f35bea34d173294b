import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'receiptline';
import { paperColumns, type Printer } from './port.ts';

/**
 * The printer of a demo: the paper that a real one would give comes out as a picture, `last-paper.svg` in the folder.
 * Only the last is kept, since what is on paper leaves a kiosk.
 */
export function simulatedPrinter(dir: string): Printer {
  return {
    print: async (paper) => {
      await mkdir(dir, { recursive: true });
      const picture = transform(paper, {
        command: 'svg',
        encoding: 'gb18030',
        cpl: paperColumns,
        spacing: true,
      });
      await writeFile(path.join(dir, 'last-paper.svg'), picture);
      return 'printed';
    },
  };
}
