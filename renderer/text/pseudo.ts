import type { Language } from './language.ts';

/**
 * Languages that nobody speaks, made of the English texts: one in which everything is longer than a translator would
 * make it, one that is read from right to left in letters that join. What holds them holds Uyghur, Tibetan and
 * Mongolian. For development and tests alone; their tags are those that browsers keep for such languages.
 */
export interface PseudoLanguage extends Language {
  /** The language of the texts that it is made of. */
  from: string;
  make(text: string): string;
}

export const pseudoLanguages: readonly PseudoLanguage[] = [
  { tag: 'en-XA', name: 'Looong', letters: 'latin', html: 'en-XA', dir: 'ltr', from: 'en', make: lengthened },
  { tag: 'ar-XB', name: 'ڕءٹل', letters: 'latin', html: 'ar-XB', dir: 'rtl', from: 'en', make: joined },
];

type Texts = Readonly<Record<string, unknown>>;

/** The texts of such a language: each text made, nested as it was, with every plural form that the language has. */
export function pseudoTexts(texts: Texts, language: PseudoLanguage): Record<string, unknown> {
  const forms = new Intl.PluralRules(language.tag).resolvedOptions().pluralCategories;
  const made = Object.entries(texts).flatMap(([key, text]): [string, unknown][] => {
    if (typeof text === 'object' && text !== null) return [[key, pseudoTexts({ ...text }, language)]];
    if (typeof text !== 'string') return [[key, text]];
    const [, counted, variant = ''] = /^(.+)_(?:one|other)(_\w+)?$/.exec(key) ?? [];
    if (isSign(key, text)) return [[key, text]];
    if (counted === undefined) return [[key, language.make(text)]];
    return forms.map((form) => [`${counted}_${form}${variant}`, language.make(text)]);
  });
  return Object.fromEntries(made);
}

/** On one key, where a translator is asked for a short word (locales/notes.json). */
const onOneKey: ReadonlySet<string> = new Set(['erase', 'space', 'sample']);

/** What is as wide in every language: words on one key, and those that stand in Chinese wherever they are shown. */
function isSign(key: string, text: string): boolean {
  return onOneKey.has(key) || /\p{Script=Han}/u.test(text);
}

/** Some 40 % longer, with a mark at either end: where one of them is not seen, the text is cut off. */
export function lengthened(text: string): string {
  if (nothingToRead(text)) return text;
  const words = text
    .split(hole)
    .filter((_, at) => at % 2 === 0)
    .join('')
    .trim()
    .split(/\s+/);
  const wanted = Math.ceil(words.join(' ').length * 0.4);
  let more = '';
  for (let at = 0; more.length < wanted; at += 1) more += ` ${words[at % words.length] ?? ''}`;
  return `[${text}${more.slice(0, Math.max(wanted, 2)).trimEnd()}]`;
}

/** Letter for letter in the Arabic script, as Uyghur is written. Figures stay as they are, read from the left. */
export function joined(text: string): string {
  return text
    .split(hole)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replaceAll(/[a-z,?]/gi, (letter) => letters[letter.toLowerCase()] ?? letter),
    )
    .join('');
}

const letters: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter, at) => [
    letter,
    Array.from('ابچدەفگھىجكلمنوپقرستۇۋۈخيز')[at] ?? letter,
  ]),
  [',', '،'],
  ['?', '؟'],
]);

/** `{{total, money}}`, `$t(kind.text)`: with brackets that keep it when a text is split. */
const hole = /(\{\{[^{}]*\}\}|\$t\([^)]*\))/;

/** Not a text: a place where a name or a number is put. */
function nothingToRead(text: string): boolean {
  return !/\p{L}/u.test(
    text
      .split(hole)
      .filter((_, at) => at % 2 === 0)
      .join(''),
  );
}
