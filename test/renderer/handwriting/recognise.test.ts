import { array, assert, double, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ink, Point } from '../../../renderer/handwriting/ink.ts';
import { Recogniser } from '../../../renderer/handwriting/recognise.ts';
import { readingsOf } from '../../../renderer/handwriting/side-by-side.ts';
import { randomFrom } from '../../../tools/random-from.ts';
import { distortions } from '../../support/distort-ink.ts';
import { readInk, type Written } from '../../support/read-ink.ts';
import { shippedHandwriting } from '../../support/shipped-handwriting.ts';

const recogniser = new Recogniser(shippedHandwriting());
/** Drawn by people, and not what the model was made from. */
const written = readInk('kanjivg');

/** How many of a hundred are the first guess, and how many are among the ten. */
function found(some: readonly Written[]): { first: number; ten: number } {
  const places = some.map(({ character, ink }) =>
    recogniser.guess(ink, 'simplified', 10).findIndex((guess) => guess.character === character),
  );
  const percent = (right: (place: number) => boolean) => (100 * places.filter(right).length) / some.length;
  return { first: percent((place) => place === 0), ten: percent((place) => place >= 0) };
}

describe('a character written with a finger', () => {
  test('is the first guess, and is among the ten', { timeout: 20_000 }, () => {
    const { first, ten } = found(written.slice(0, 80));
    expect(first).toBeGreaterThanOrEqual(88);
    expect(ten).toBeGreaterThanOrEqual(97);
  });

  test.each([
    ['a light tremor', 85],
    ['a heavy tremor', 65],
    ['turned by 15 degrees', 65],
    ['half as high', 85],
    ['strokes in any order', 85],
    ['two strokes run together', 80],
    ['the shortest stroke left out', 75],
  ])('is known with %s', { timeout: 20_000 }, (name, least) => {
    const random = randomFrom(7);
    const distort = distortions[name]!;
    const some = written
      .slice(40, 80)
      .map(({ character, ink }) => ({ character, ink: distort(ink, random) }));
    const { first, ten } = found(some);
    expect(first).toBeGreaterThanOrEqual(least);
    expect(ten).toBeGreaterThanOrEqual(85);
  });

  test('is what the language has: Hong Kong writes 國 where the mainland writes 国', () => {
    const model = shippedHandwriting();
    const ink = (character: string) => model.strokesOf(model.characters.indexOf(character));
    expect(recogniser.guess(ink('國'), 'traditional', 1)[0]?.character).toBe('國');
    expect(recogniser.guess(ink('国'), 'simplified', 1)[0]?.character).toBe('国');
  });

  test(
    'is guessed at whatever was drawn, a single touch as well, and never more than was asked for',
    { timeout: 20_000 },
    () => {
      const point = tuple(
        double({ min: 0, max: 900, noNaN: true }),
        double({ min: 0, max: 400, noNaN: true }),
      );
      const ink = array(array(point, { minLength: 1, maxLength: 30 }), { maxLength: 12 });
      assert(
        property(ink, (strokes) => {
          const guesses = recogniser.guess(strokes, 'simplified', 10);
          expect(guesses.length).toBe(strokes.length === 0 ? 0 : 10);
          expect(new Set(guesses.map(({ character }) => character)).size).toBe(guesses.length);
          expect(guesses.every(({ cost }) => Number.isFinite(cost))).toBe(true);
        }),
        { numRuns: 40 },
      );
      expect(recogniser.guess([], 'simplified', 10)).toEqual([]);
    },
  );
});

describe('several characters side by side', () => {
  const byCharacter = new Map(written.map(({ character, ink }) => [character, ink]));
  /** Each in a square of its own, a little apart. */
  const line = (characters: readonly string[]): Ink =>
    characters.flatMap((character, at) =>
      byCharacter.get(character)!.map((stroke) => stroke.map(([x, y]): Point => [x + at * 270, y])),
    );

  test('are read together, and then the first of them for itself', { timeout: 20_000 }, () => {
    const random = randomFrom(2);
    const characters = [...byCharacter.keys()];
    let right = 0;
    for (let time = 0; time < 10; time += 1) {
      const three = [0, 1, 2].map(() => characters[Math.floor(random() * characters.length)]!);
      const readings = readingsOf(recogniser, line(three), 'simplified');
      if (readings[0]?.text === three.join('')) right += 1;
      expect(readings.length).toBeLessThanOrEqual(10);
    }
    expect(right).toBeGreaterThanOrEqual(6);
  });

  test('use up their own strokes alone', () => {
    const ink = line(['明', '用']);
    const [whole, first] = readingsOf(recogniser, ink, 'simplified');
    expect(whole).toEqual({ text: '明用', strokes: ink.map((_, at) => at) });
    expect(first?.strokes).toEqual(byCharacter.get('明')!.map((_, at) => at));
  });

  test('a wide character is not taken for two', () => {
    for (const character of ['明', '川', '彬', '泊', '四']) {
      const ink = byCharacter.get(character)!.map((stroke) => stroke.map(([x, y]): Point => [x * 1.35, y]));
      expect(readingsOf(recogniser, ink, 'simplified')[0]?.text).toBe(character);
    }
  });
});
