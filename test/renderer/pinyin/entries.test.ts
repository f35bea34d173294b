import process from 'node:process';
import { expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import { heldOut, isName, percentWithin, placesOf, writtenEntries } from '../../support/pinyin-entries.ts';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';

const dictionary = shippedDictionary();
const entries = writtenEntries();

const places = placesOf(dictionary, entries);

test('of 300 entries that residents write, 85 in a hundred come first and 97 on the first page', () => {
  expect(entries).toHaveLength(300);
  expect(percentWithin(places, 1)).toBeGreaterThanOrEqual(85);
  expect(percentWithin(places, 5)).toBeGreaterThanOrEqual(97);
});

test('the half that the dictionary was not tuned on is hardly behind', () => {
  expect(percentWithin(heldOut(places), 1)).toBeGreaterThanOrEqual(82);
  expect(percentWithin(heldOut(places), 5)).toBeGreaterThanOrEqual(96);
});

test('letters that may also be said otherwise push hardly anything away that is spelled exactly', () => {
  const exactly = placesOf(dictionary, entries, { asSaid: false });
  expect(percentWithin(places, 1)).toBeGreaterThanOrEqual(percentWithin(exactly, 1) - 1);
  expect(percentWithin(places, 5)).toBeGreaterThanOrEqual(percentWithin(exactly, 5) - 1);
});

test('nineteen look-ups of twenty take at most five milliseconds, at every letter on the way', () => {
  const typed = entries
    .filter((_, at) => at % 10 === 0)
    .flatMap((entry) =>
      Array.from(entry.letters, (_, at) => ({
        letters: entry.letters.slice(0, at + 1),
        name: isName(entry),
      })),
    );
  const lookUp = () =>
    typed.map(({ letters, name }) => {
      // In time of this process: what other programs of the machine take is not the dictionary's.
      const start = process.cpuUsage();
      candidates(dictionary, letters, { name, before: '' });
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
  lookUp();
  const took = lookUp().sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.95)]).toBeLessThanOrEqual(5);
});
