import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { files, readJson } from './repository.ts';

const languages = readdirSync('locales', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const source = 'zh-CN';

/** Every text of a language by "file: key". */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const name = new RegExp(`^locales/${language}/(.+)\\.json$`).exec(file)?.[1];
    if (name !== undefined) collect(readJson(file), `${name}: `, texts);
  }
  return texts;
}

function collect(value: unknown, at: string, texts: Map<string, string>): void {
  if (typeof value === 'string') texts.set(at, value);
  else
    for (const [key, below] of Object.entries(value as object))
      collect(below, at.endsWith(': ') ? at + key : `${at}.${key}`, texts);
}

/** Languages differ in how many plural forms they have, and in nothing else. */
const withoutPlural = (key: string): string =>
  key.replace(/_(zero|one|two|few|many|other)(?=_spoken$|_unnamed$|$)/, '');
const withoutSpoken = (key: string): string => key.replace(/_(spoken|unnamed)$/, '');

const holes = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name ?? ''))].sort();

const shown = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].filter((key) => !/_(spoken|unnamed)$/.test(key)).map(withoutPlural))].sort();

const chinese = textsOf(source);

test('every language that can be chosen is there, with texts', () => {
  expect(languages.sort()).toEqual(allLanguages.map(({ tag }) => tag).sort());
  for (const language of languages) expect(textsOf(language).size).toBeGreaterThan(100);
});

test.each(languages)('%s has every text that the source has, and no other', (language) => {
  expect(shown(textsOf(language))).toEqual(shown(chinese));
});

test.each(languages)('in %s nothing is empty, and what is spoken is also shown', (language) => {
  const texts = textsOf(language);
  expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  const seen = new Set(shown(texts));
  const orphans = [...texts.keys()].filter(
    (key) => /_(spoken|unnamed)$/.test(key) && !seen.has(withoutPlural(withoutSpoken(key))),
  );
  expect(orphans).toEqual([]);
});

test.each(languages)('in %s every text has the holes of the source', (language) => {
  const wanted = new Map([...chinese].map(([key, text]) => [withoutPlural(key), holes(text)]));
  const differing = [...textsOf(language)].filter(([key, text]) => {
    const asked = wanted.get(withoutPlural(key)) ?? wanted.get(withoutPlural(withoutSpoken(key)));
    // A plural form may leave the number out: "one person".
    return asked && holes(text).some((hole) => !asked.includes(hole));
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});
