import { describe, expect, it } from 'vitest';
import { joined, lengthened, pseudoLanguages, pseudoTexts } from '../../../renderer/text/pseudo.ts';
import { textsOf } from '../../support/locale-texts.ts';

const english = [...textsOf('en').values()];
const said = (text: string): string => text.replaceAll(/\{\{[^{}]*\}\}|\$t\([^)]*\)/g, '');
const holes = (text: string): string[] => text.match(/\{\{[^{}]*\}\}|\$t\([^)]*\)/g) ?? [];

describe('the long language', () => {
  it('says some 40 % more, between marks', () => {
    expect(lengthened('Get help')).toBe('[Get help Get]');
    expect(lengthened('Kept until {{until, date}}.')).toBe('[Kept until {{until, date}}. Kept]');
  });

  it('is never shorter than what it is made of, nor more than twice as long', () => {
    for (const text of english.filter((one) => /\p{L}{3}/u.test(said(one)))) {
      const length = said(lengthened(text)).length;
      expect(length).toBeGreaterThanOrEqual(said(text).length * 1.3);
      expect(length).toBeLessThan(said(text).length * 1.6 + 5);
    }
  });
});

describe('the language read from the right', () => {
  it('is written in letters of the Arabic script, and figures stay', () => {
    expect(joined('Get help, 3?')).toBe('گەت ھەلپ، 3؟');
    expect(joined('{{count}} digits')).toMatch(/^\{\{count\}\} [\p{Script=Arabic}]+$/u);
  });
});

it.each(pseudoLanguages)('$tag keeps every hole, once', ({ make }) => {
  expect(english.map((text) => holes(make(text)))).toEqual(english.map(holes));
});

it('makes every plural form of a language that has six of them', () => {
  const [, arabic] = pseudoLanguages;
  const made = arabic && pseudoTexts({ at: { photos_one: 'a', photos_other: 'b', photos: 'c' } }, arabic);
  expect(Object.keys(made?.['at'] ?? {}).sort()).toEqual(
    ['photos', ...['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `photos_${form}`)].sort(),
  );
});

it('leaves what is no text as it is', () => {
  for (const { make } of pseudoLanguages) expect(make('{{value, money}}')).toBe('{{value, money}}');
  expect(lengthened('.')).toBe('.');
});
