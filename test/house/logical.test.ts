import { expect, test } from 'vitest';
import { files, read } from './repository.ts';

const sheets = files.filter((file) => /^renderer\/.+\.css$/.test(file));

/** Sides of the glass, where a language that is read from the right needs those of its lines. */
const physical =
  /(?:^|[\s;{])((?:margin|padding|border|inset)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear):\s*(left|right)/;

/** Four sides in a row, of which the second and the fourth differ. */
const lopsided = (line: string): boolean => {
  const [, values = ''] = /^\s*(?:padding|margin|inset|border-width):\s*(.+);$/.exec(line) ?? [];
  const sides = values.match(/(?:[a-z-]*\((?:[^()]|\([^()]*\))*\)|[^\s()]+)+/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
};

test('there are sheets', () => {
  expect(sheets.length).toBeGreaterThan(20);
});

test('no sheet names the left or the right', () => {
  const found = sheets.flatMap((file) =>
    read(file)
      .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
      .split('\n')
      // Where a finger touched is a place on the glass, whichever way is read.
      .filter((line) => (physical.test(line) && !line.includes('var(--x)')) || lopsided(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
