import { expect, test } from 'vitest';
import { files, read } from '../../house/repository.ts';

// What no screen that is walked through needs to have shown for it to be wrong.

const sheets = files.filter((file) => /^renderer\/.+\.css$/.test(file));

const found = (wrong: (declaration: string) => boolean) =>
  sheets.flatMap((file) =>
    [...read(file).matchAll(/([a-z-]+:\s[^;{}]+);/g)]
      .map(([, declaration = '']) => declaration)
      .filter((declaration) => wrong(declaration))
      .map((declaration) => `${file}: ${declaration}`),
  );

test('no sheet justifies, whichever way of it', () => {
  expect(found((declaration) => /^text-align(-last)?:.*justify/.test(declaration))).toEqual([]);
});

test('letters have one of two weights, 400 and 700', () => {
  expect(found((declaration) => /^font-weight: (?!400$|700$)/.test(declaration))).toEqual([]);
  expect(found((declaration) => declaration.startsWith('font-variation-settings:'))).toEqual([]);
});

test('a line of running text has room for 40 characters and no more', () => {
  expect(read('renderer/style/base.css')).toMatch(/\n {2}p \{\n {4}max-inline-size: 40em;\n {2}\}/);
  expect(
    found(
      (declaration) => declaration.startsWith('max-inline-size:') && declaration !== 'max-inline-size: 40em',
    ),
  ).toEqual([]);
});
