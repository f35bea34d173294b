import { expect, test } from 'vitest';
import { sourceLanguage } from '../../renderer/text/language.ts';
import { isVariant, textsOf, withoutPlural } from '../support/locale-texts.ts';
import { read, sources } from './repository.ts';

// A key stands in the program in full, or as a template that puts the last of it together beside the code that knows
// it: `failure.${code}`. So nobody translates what nobody reads.

const program = sources
  .filter((file) => /^(core|main|renderer|intake|tools)\//.test(file) && !/\/examples\.tsx?$/.test(file))
  .map(read)
  .join('\n');

/** Whatever stands in quotes: taken out once, because the program is long. */
const quoted = new Set([...program.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, name]) => name ?? ''));

/** Also those of texts: one may stand in another, `$t(kind.{{expected}})`. */
const texts = textsOf(sourceLanguage);
const nested = [...texts.values()].flatMap((text) =>
  [...text.matchAll(/\$t\(([^)]+)\)/g)].map(([, key]) => key ?? ''),
);

const templates = [
  ...[...program.matchAll(/`((?:[a-z0-9.-]|\$\{[^`{}]*\})+)`/g)].map(([, template]) => template ?? ''),
  ...nested,
]
  .map((template) => template.split(/\$?\{+[^{}]*\}+/))
  // A hole alone would be every key.
  .filter((parts) => parts.length > 1 && parts.join('').length > 4)
  .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[a-z0-9-]+')}$`));

const keys = [...new Set([...texts.keys()].filter((key) => !isVariant(key)).map(withoutPlural))].map(
  (key) => {
    const [ns = '', name = ''] = key.split(': ');
    return { ns, name };
  },
);

test('no text is there that nobody reads', () => {
  const unread = keys.filter(
    ({ name }) => !quoted.has(name) && !templates.some((template) => template.test(name)),
  );
  expect(unread.map(({ ns, name }) => `${ns}: ${name}`)).toEqual([]);
});

test('every text that the program asks for by its full key is there', () => {
  const there = new Set(keys.map(({ ns, name }) => `${ns}: ${name}`));
  const asked = [
    ...program.matchAll(/\bns: '([a-z]+)', key: '([^']+)'/g),
    ...program.matchAll(/\b(resident|staff|input|part|speech)\(\s*'([a-z0-9.-]+)'/g),
  ]
    .map(([, ns, name]) => `${ns}: ${name}`)
    // Words of examples, which are no part of the kiosk.
    .filter((key) => !key.startsWith('example: '));
  expect(asked.length).toBeGreaterThan(150);
  expect([...new Set(asked)].filter((key) => !there.has(key))).toEqual([]);
});
