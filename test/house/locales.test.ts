import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allLanguages, sourceLanguage } from '../../renderer/text/language.ts';
import { isVariant, pluralOf, textsOf, withoutPlural, withoutVariant } from '../support/locale-texts.ts';
import { readJson } from './repository.ts';

const languages = readdirSync('locales', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** What is put into a text, with how it is written, and marks of another kind: `{{total, money}}`, `$t(kind.…)`, `<b>`. */
const holes = (text: string): string[] =>
  [
    ...new Set(
      (text.match(/\{\{[^{}]*\}\}|\$t\([^)]*\)|<[^<>]*>/g) ?? []).map((hole) => hole.replaceAll(' ', '')),
    ),
  ].sort();

const shown = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].filter((key) => !isVariant(key)).map(withoutPlural))].sort();

const source = textsOf(sourceLanguage);

test('every language that can be chosen is there, with texts', () => {
  expect(languages.sort()).toEqual(allLanguages.map(({ tag }) => tag).sort());
  for (const language of languages) expect(textsOf(language).size).toBeGreaterThan(100);
});

test.each(languages)('%s has every text that the source has, and no other', (language) => {
  expect(shown(textsOf(language))).toEqual(shown(source));
});

test.each(languages)('in %s nothing is empty, and what is spoken is also shown', (language) => {
  const texts = textsOf(language);
  expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  const seen = new Set(shown(texts));
  const orphans = [...texts.keys()].filter(
    (key) => isVariant(key) && !seen.has(withoutPlural(withoutVariant(key))),
  );
  expect(orphans).toEqual([]);
});

test.each(languages)(
  'in %s every text has the holes and the marks of the source, no fewer and no others',
  (language) => {
    const wanted = new Map([...source].map(([key, text]) => [withoutPlural(key), holes(text)]));
    const differing = [...textsOf(language)].filter(([key, text]) => {
      const asked = wanted.get(withoutPlural(key));
      if (asked === undefined) {
        // A spoken form of this language alone says no more than what is shown; it may leave a sign out.
        const shownHoles = wanted.get(withoutPlural(withoutVariant(key))) ?? [];
        return names(holes(text)).some((hole) => !names(shownHoles).includes(hole));
      }
      // One of something need not be counted: "one person".
      const needed = pluralOf(key) === 'one' ? asked.filter((hole) => !/^\{\{count\b/.test(hole)) : asked;
      return (
        !needed.every((hole) => holes(text).includes(hole)) ||
        !holes(text).every((hole) => asked.includes(hole))
      );
    });
    expect(differing).toEqual([]);
  },
);

test.each(languages)('in %s whatever is counted has every plural form that the language has', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const texts = textsOf(language);
  const counted = new Set(
    [...texts]
      .filter(
        ([key, text]) => pluralOf(key) !== undefined || (forms.length > 1 && /\{\{count[,}]/.test(text)),
      )
      .map(([key]) => withoutPlural(key)),
  );
  const lacking = [...counted].flatMap((key) => {
    const there = [...texts.keys()]
      .filter((one) => withoutPlural(one) === key)
      .map((one) => pluralOf(one) ?? '');
    return there.sort().join() === [...forms].sort().join() ? [] : [`${key}: ${there.join() || 'none'}`];
  });
  expect(lacking).toEqual([]);
});

test('translators are told of every part of the program, and of nothing that is not there', () => {
  const notes = Object.keys(readJson('locales/notes.json') as object);
  const keys = [...source.keys()].map((key) => key.replace(': ', '.'));
  const parts = new Set([...source.keys()].map((key) => key.split(': ')[0] ?? ''));
  expect([...parts].filter((part) => !notes.includes(part))).toEqual([]);
  const astray = notes.filter(
    (note) => !parts.has(note) && !keys.some((key) => key === note || key.startsWith(`${note}.`)),
  );
  expect(astray).toEqual([]);
});

function names(found: readonly string[]): string[] {
  return found.map((hole) => hole.replace(/,[^}]*/, ''));
}
