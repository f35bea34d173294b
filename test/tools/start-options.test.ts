import { expect, test } from 'vitest';
import { startOptions } from '../../tools/start-options.mjs';

test('an option that npm start does not know is said in a sentence', () => {
  const { values, sentence } = startOptions(['--widnow', '1280x800']);
  expect(values).toBeUndefined();
  expect(sentence).toContain("'--widnow'");
});

test('what it knows is read', () => {
  expect(startOptions(['--window', '1280x800']).values).toMatchObject({ window: '1280x800' });
});
