import { expect, test } from 'vitest';
import { allLanguages, sourceLanguage } from '../../renderer/text/language.ts';
import { textsOf } from '../support/locale-texts.ts';
import { longSentences, rareCharacters } from '../support/readable.ts';
import { readShipped, shippedServices } from '../support/shipped-service.ts';
import budget from './readability.json';

/*
 * Every text that is hard to follow, by name. What residents see has none; elsewhere there are as many as
 * readability.json allows, a number that goes down with each one mended and never up.
 */

const allowed: Readonly<Record<string, number>> = budget;

/** Outside of the 3,500, and why it stands all the same. */
const known: Readonly<Record<string, string>> = {
  幺: 'only ever spoken: how a one is said in a telephone number',
};

const texts = allLanguages.flatMap(({ tag, letters }) => {
  const program = [...textsOf(tag)].map(([key, text]) => [`${tag} ${key}`, text] as const);
  const services = shippedServices.flatMap((id) =>
    Object.entries(readShipped(id).texts[tag] ?? {}).map(
      ([key, text]) => [`${tag} ${id}: ${key}`, text] as const,
    ),
  );
  return [...program, ...services].map(([where, text]) => ({
    where,
    text,
    tag,
    unit: letters === 'pinyin' ? ('characters' as const) : ('words' as const),
  }));
});

test('no sentence is too long to be followed by ear', () => {
  const found = texts.flatMap(({ where, text, unit }) =>
    longSentences(text, unit).map(({ sentence, length }) => ({
      part: where.replace(/:.*/, ''),
      where,
      sentence,
      length,
    })),
  );
  const counts: Record<string, number> = {};
  for (const { part } of found) counts[part] = (counts[part] ?? 0) + 1;
  const report = found.map(({ where, sentence, length }) => `${length} ${where}: ${sentence}`);
  expect(
    counts,
    `Too long:\n${report.join('\n')}\nreadability.json says how many may be, and no more:`,
  ).toEqual(allowed);
});

// Of the traditional characters there is no such list from any government of the places where they are read.
test('every character is one that everybody who went to school has met', () => {
  const found = texts
    .filter(({ tag }) => tag === sourceLanguage)
    .flatMap(({ where, text }) =>
      rareCharacters(text)
        .filter((character) => !(character in known))
        .map((character) => `${where}: ${character} in "${text}"`),
    );
  expect(found).toEqual([]);
});
