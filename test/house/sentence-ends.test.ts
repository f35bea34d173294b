import { describe, expect, test } from 'vitest';
import { allLanguages, sourceLanguage } from '../../renderer/text/language.ts';
import { holdsSentence, stopOf } from '../support/closed.ts';
import { isVariant, textsOf, withoutPlural } from '../support/locale-texts.ts';
import { readShipped, shippedServices } from '../support/shipped-service.ts';

// A sentence without its stop is read aloud into the next one. What stands on a key or a sign is no sentence and has none.

const tags = allLanguages.map(({ tag }) => tag);

/** Keys of services whose texts are sentences, whatever the author made of them. */
const sentences =
  /^(summary|counter|declaration|notice\.|eligibility\.|afterwards\.\w+\.body)|\.(hint|help|why|rule\.\w+)(_unnamed)?$/;

/** A point between figures closes nothing. */
const isSign = (text: string) => !/\p{L}/u.test(text.replaceAll(/\{\{.*?\}\}/g, ''));

describe.each(tags)('in %s', (language) => {
  const texts = textsOf(language);

  test('a text of several sentences closes the last of them', () => {
    expect([...texts].filter(([, text]) => holdsSentence(text) && stopOf(text) === '')).toEqual([]);
  });

  test('what closes in the source closes here, in the same manner, and nothing else does', () => {
    const source = new Map([...textsOf(sourceLanguage)].map(([key, text]) => [withoutPlural(key), text]));
    const differing = [...texts].filter(([key, text]) => {
      const same = source.get(withoutPlural(key));
      if (same === undefined || isVariant(key) || isSign(text)) return false;
      if (stopOf(same) !== '') return stopOf(text) !== stopOf(same);
      // One sentence of the source may be two here, and what lacks may be asked for.
      return stopOf(text) !== '' && stopOf(text) !== '?' && !holdsSentence(text);
    });
    expect(differing).toEqual([]);
  });

  test.each(shippedServices)('%s closes its sentences', (service) => {
    const own = Object.entries(readShipped(service).texts[language] ?? {});
    const open = own.filter(
      ([key, text]) => stopOf(text) === '' && (sentences.test(key) || holdsSentence(text)),
    );
    expect(open).toEqual([]);
  });
});
