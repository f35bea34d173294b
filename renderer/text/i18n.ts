import { createInstance, type i18n as I18n } from 'i18next';
import { formsOf } from '../../core/text/forms.ts';
import { formats } from './format.ts';
import { bare, isolated } from './isolate.ts';
import { findLanguage, sourceLanguage } from './language.ts';
import type { Saying } from './saying.ts';

/**
 * How a text is wanted: for the eye, or for the ear. The spoken form of a key is `<key>_spoken`, or else the key's own.
 * `unnamed` is what is said instead where others may hear: `<key>_unnamed`, which only texts have that name something
 * personal.
 */
export type Form = 'shown' | 'spoken' | 'unnamed';

type Texts = Record<string, unknown>;

const sourceTexts = import.meta.glob<Texts>('../../locales/zh-CN/*.json', { eager: true, import: 'default' });

/**
 * The one instance that knows every text. In development and tests a text that is missing in a language is a bug and
 * throws; in a hall the Chinese text stands in for it, and nothing at all for one that is missing there too, since a
 * key says less than an empty place.
 */
export const i18n: I18n = createTexts(import.meta.env.DEV);

export function createTexts(strict: boolean): I18n {
  const texts = createInstance();
  void texts.init({
    lng: sourceLanguage,
    fallbackLng: strict ? false : sourceLanguage,
    initAsync: false,
    resources: { [sourceLanguage]: byNamespace(sourceTexts) },
    interpolation: { escapeValue: false },
    saveMissing: strict,
    missingKeyHandler: (tags, ns, key) => {
      throw new Error(`No text ${ns}:${key} in ${tags.join(', ')}`);
    },
    missingInterpolationHandler: (text: string, value: string[]) => {
      if (strict) throw new Error(`No value for ${value[1]} in "${text}"`);
      return '';
    },
    ...(!strict && { parseMissingKeyHandler: () => '' }),
  });
  for (const [name, format] of Object.entries(formats)) {
    texts.services.formatter?.add(name, (given: unknown, tag, options: FormatOptions) => {
      const language = tag ?? sourceLanguage;
      const forms = formsOf(language, options.speechVariety);
      const value = typeof given === 'string' ? bare(given) : given;
      if (options.context !== undefined) return format(forms.spoken, value);
      return isolated(format(forms.shown, value), language, 'number');
    });
  }
  return texts;
}

/** What a format is told of the text that it stands in. No value of a text has either name. */
interface FormatOptions {
  context?: string;
  speechVariety?: string;
}

/**
 * A text in a language. `values` are written or said as the text asks: `{{total, money}}`.
 *
 * @param variety in which it is said, where it is to be heard: figures follow the speech
 */
export function say(
  saying: Saying,
  language: string,
  form: Form,
  variety?: string,
  texts: I18n = i18n,
): string {
  const text = texts.t(saying.key, {
    ...(form === 'shown' ? inOrder(saying.values, language) : saying.values),
    ns: saying.ns,
    lng: language,
    ...(form !== 'shown' && { context: form, speechVariety: variety }),
  });
  return form === 'shown' ? text : formsOf(language, variety).spoken.plain(text);
}

function inOrder(values: Saying['values'], language: string): Saying['values'] {
  if (!values || findLanguage(language)?.dir !== 'rtl') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolated(value, language, 'words') : value,
    ]),
  );
}

/** Whether a text names something personal: only then is there one to be said in its place. */
export function namesPersonal({ ns, key }: Saying, language: string): boolean {
  return i18n.exists(`${key}_unnamed`, { ns, lng: language });
}

/** Texts by namespace, from files by path. */
export function byNamespace(files: Record<string, Texts>): Record<string, Texts> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]),
  );
}
