import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inputExamples } from '../../support/input-examples.ts';

test('every way to answer and every part of one has examples beside it', () => {
  const folders = readdirSync('renderer/input', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const shown = new Set(inputExamples.map(({ folder }) => folder));
  expect(folders.filter((folder) => !shown.has(folder))).toEqual([]);
});

test('every example has a name of its own', () => {
  const names = inputExamples.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
